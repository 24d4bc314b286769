namespace Evaluation.Portal.Answers;

/// <summary>Keys of what a form says of saving and sending.</summary>
/// <param name="Elsewhere">When another window has saved since.</param>
internal sealed record FormWords(string Save, string Elsewhere, string Summary, string Send)
{
    public static FormWords Usual { get; } = new("answer.saveDraft", "answer.draftElsewhere", "answer.summary.do", "answer.send");

    public static FormWords OfTest { get; } = new("test.save", "test.elsewhere", "test.summary.do", "test.handIn");
}
