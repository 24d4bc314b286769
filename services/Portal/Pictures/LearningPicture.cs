using Evaluation.Portal.Figures;

namespace Evaluation.Portal.Pictures;

/// <summary>Means before and after on the test's scale, with the pass mark.</summary>
internal static class LearningPicture
{
    public static RowsPicture? Of(ChainView view)
    {
        if (view.Chain.Plan?.Learning is not { } plan || view.Chain.Learning is not { } learning) return null;
        if (learning.PreMean is null && !learning.Suppressed) return null;
        var (reader, d) = (view.Reader, view.Reader.Display);
        var rows = new[] { "preMean", "postMean" }.Select(name => $"learning.{name}").Select((code, i) => new PictureRow(
            view.Figures.Find(code)!.Name, view.Text(code), [new(i == 0 ? "before" : "after", view.Figures.Find(code)!.Value)],
            plan.PassMark, i == 0 ? null : reader["picture.passMark", d.Short(plan.PassMark)])).ToList();
        var gain = reader["picture.gains", view.Text("learning.gainMean"), view.Interval("learning.gainMean")];
        return new("learning-picture", reader["picture.learning"], $"{Described.Rows(rows)} {gain}", 0, plan.MaxScore, rows) { Ends = ("0", d.Short(plan.MaxScore)) };
    }
}
