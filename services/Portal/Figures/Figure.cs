using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>How a figure is written.</summary>
internal enum Unit { Number, Signed, Rate, Percent, SignedPercent, Count, Money, Probability }

/// <summary>One figure of a chain, with all that explains it.</summary>
/// <param name="Code">Its place in the chain, such as <c>learning.percentGain</c>: the end of its own address.</param>
/// <param name="Level">A level's code, or <c>inputs</c> or <c>links</c>.</param>
/// <param name="Name">In the reader's language, as it is read where nothing stands around it.</param>
/// <param name="Formula">Key of the words that say how it is computed.</param>
internal sealed record Figure(string Code, string Level, string Name, string Formula, Unit Unit, double? Value)
{
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>How many it rests on.</summary>
    public int? N { get; init; }

    /// <summary>How many there could have been.</summary>
    public int? Of { get; init; }

    /// <summary>What those are that it rests on, in words; null where <see cref="N"/> and <see cref="Of"/> say it all.</summary>
    public string? Basis { get; init; }

    /// <summary>What it is counted in, as people wrote it, such as days; null where <see cref="Unit"/> says it all.</summary>
    public string? UnitOfMeasure { get; init; }

    /// <summary>With how many it is written, where <see cref="Unit"/> is a plain number.</summary>
    public int Decimals { get; init; } = Display.Decimals;

    /// <summary>Its name where what stands around says the rest.</summary>
    public string Short { get; init; } = Name;

    /// <summary>Category, band, claim or reading, in words.</summary>
    public string? Word { get; init; }

    /// <summary>Whether it rests on so few people that this reader is not shown it. A figure that is there is not hidden.</summary>
    public bool IsHidden
    {
        get => field && Value is null;
        init;
    }

    /// <summary>Codes of the figures it is computed from.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>What else it is computed from.</summary>
    public IReadOnlyList<Given> Given { get; init; } = [];

    /// <summary>From where to where it is called what, in words; null where <see cref="Word"/> is no category.</summary>
    public string? Limits { get; init; }

    /// <summary>Whether this reader is kept from a part of what it is computed from.</summary>
    public bool HidesParts
    {
        get => field && Value is not null;
        init;
    }

    /// <summary>The targets that it is compared with.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];
}
