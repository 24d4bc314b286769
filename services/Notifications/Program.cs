using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Notifications;

return EvaluationHost.Run(args, builder =>
{
    builder.AddNotifications();
    builder.AddBus();
}, app => app.MapNotifications());
