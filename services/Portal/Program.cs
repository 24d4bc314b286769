using Evaluation.Hosting;
using Evaluation.Portal;

return EvaluationHost.Run(args, builder => builder.AddPortal(alone: true), app => app.MapPortal());
