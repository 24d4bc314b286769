using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>reaction.csv: what participants and organisers answered, by name or anonymously.</summary>
internal sealed class ReactionRows(ReactionPlan plan, People people, int anonymousHeld, TimeZoneInfo? timeZone)
{
    public const string Respondent = "respondent";
    public const string SubmittedAt = "submitted_at";
    public static readonly string[] FixedColumns = [Respondent, Columns.Group, SubmittedAt, Columns.Comment];

    private readonly bool _isAnonymous = plan.Identity == IdentityMode.Anonymous;
    private readonly Dictionary<(RespondentGroup, string), int> _answered = [];
    private readonly Dictionary<RespondentGroup, int> _responses = [];

    /// <summary>The columns of the items. A code that stands twice or takes a fixed column's name was reported with the plan.</summary>
    public static IReadOnlyList<string> ItemsOf(ReactionPlan plan) =>
        [.. plan.Instrument.Dimensions.SelectMany(dimension => dimension.Items).Select(item => item.Code).Except(FixedColumns).Distinct()];

    public List<ReactionRow> Read(TextTable table, Problems problems)
    {
        var items = ItemsOf(plan);
        string[] required = _isAnonymous ? [Columns.Group] : [Respondent, Columns.Group];
        var columns = TableColumns.Check(table, required, FixedColumns.Except(required).Concat(items), problems);
        var rows = new List<ReactionRow>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var group = ReadGroup(row);
            var (participant, organiser) = ReadRespondent(row, group);
            var answers = ScaleAnswers.Read(row, items, plan.Instrument.Scale);
            if (answers.Count == 0 && items.All(row.HasNoAnswer)) row.Report(Columns.Group, LevelFindings.ResponseEmpty(row.Number));
            if (_isAnonymous && group is { } counted) CheckInvited(row, counted);
            var response = new ReactionResponse(
                group ?? default, answers, row.Text(Columns.Comment), row.Moment(SubmittedAt, timeZone));
            if (!row.IsBroken) rows.Add(new ReactionRow(row.Number, participant, organiser, response));
        }

        return rows;
    }

    private RespondentGroup? ReadGroup(Row row)
    {
        const string problem = "groupUnknown";
        var group = row.RequiredWord<RespondentGroup>(Columns.Group, problem);
        if (group is not { } known || plan.Instrument.Groups.Contains(known)) return group;
        var asked = plan.Instrument.Groups.Select(Words.Of);
        row.Report(Columns.Group, TableFindings.WordUnknown(problem, row.Number, Columns.Group, Words.Of(known), asked));
        return null;
    }

    private (PersonKey? Participant, string? Organiser) ReadRespondent(Row row, RespondentGroup? group)
    {
        if (_isAnonymous)
        {
            if (!row.IsBlank(Respondent)) row.Report(Respondent, LevelFindings.RespondentNamed(row.Number));
            return (null, null);
        }

        if (row.IsBlank(Respondent))
        {
            row.ReportMissing(Respondent);
            return (null, null);
        }

        switch (group)
        {
            case RespondentGroup.Participant when row.Participant(Respondent, people) is { } participant:
                CheckTwice(row, RespondentGroup.Participant, participant.Value);
                return (participant, null);
            case RespondentGroup.Organiser:
                var id = row.Cell(Respondent);
                if (!people.HasOrganiser(id)) row.Report(Respondent, PersonFindings.OrganiserUnknown(row.Number, id));
                CheckTwice(row, RespondentGroup.Organiser, id);
                return (null, id);
            default:
                return (null, null);
        }
    }

    private void CheckTwice(Row row, RespondentGroup group, string respondent)
    {
        if (!_answered.TryAdd((group, respondent), row.Number))
            row.Report(Respondent, LevelFindings.ResponseTwice(row.Number, respondent, _answered[(group, respondent)]));
    }

    /// <summary>Nobody can be told apart, but there cannot be more answers than people who were asked.</summary>
    private void CheckInvited(Row row, RespondentGroup group)
    {
        var responses = _responses[group] = _responses.GetValueOrDefault(group) + 1;
        var isParticipant = group == RespondentGroup.Participant;
        if (isParticipant ? !people.KnowsParticipants : !people.KnowsOrganisers) return;
        var invited = isParticipant ? Math.Max(people.Participants, anonymousHeld) : people.Organisers;
        if (responses == invited + 1) row.Report(Columns.Group, LevelFindings.ResponsesTooMany(row.Number, invited));
    }
}
