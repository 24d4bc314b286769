using System.Globalization;
using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.FollowUps;

/// <summary>
/// A cohort ends on 31 August 2026 and has waves at 6 and 12 months. The real program lives through its two years: killed every time,
/// in the middle of its mails where there are many, and started again on a later day.
/// </summary>
public sealed class When_two_years_go_by
{
    // Weekends move mails to Monday, never windows: the survey's last reminder falls on a Sunday, and so does the opening of the first wave.
    private static readonly string[] Expected =
    [
        "2026-08-31 panitia: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2026-08-31 peserta0: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2026-08-31 peserta1: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2026-08-31 peserta2: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2026-08-31 peserta3: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2026-09-14 panitia: Reminder: training evaluation until 14 September 2026",
        "2026-09-14 peserta0: Reminder: training evaluation until 14 September 2026",
        "2026-09-14 peserta1: Reminder: training evaluation until 14 September 2026",
        "2026-09-14 peserta2: Reminder: training evaluation until 14 September 2026",
        "2026-09-14 peserta3: Reminder: training evaluation until 14 September 2026",
        "2026-09-15 unit: Training evaluation: 1 thing to look at",
        "2027-03-01 atasan0: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-01 atasan1: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-01 peserta0: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-01 peserta1: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-01 peserta2: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-01 peserta3: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-03-02 atasan0: Thank you for your answers",
        "2027-03-29 atasan1: Reminder: training evaluation until 30 March 2027",
        "2027-03-29 peserta0: Reminder: training evaluation until 30 March 2027",
        "2027-03-29 peserta1: Reminder: training evaluation until 30 March 2027",
        "2027-03-29 peserta2: Reminder: training evaluation until 30 March 2027",
        "2027-03-29 peserta3: Reminder: training evaluation until 30 March 2027",
        "2027-03-29 unit: Training evaluation: 1 thing to look at",
        "2027-03-31 unit: Training evaluation: 1 thing to look at",
        "2027-08-31 atasan0: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-08-31 atasan1: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-08-31 peserta0: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-08-31 peserta1: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-08-31 peserta2: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-08-31 peserta3: Invitation to evaluate: Angkatan uji DUA-TAHUN",
        "2027-09-29 atasan0: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 atasan1: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 peserta0: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 peserta1: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 peserta2: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 peserta3: Reminder: training evaluation until 30 September 2027",
        "2027-09-29 unit: Training evaluation: 1 thing to look at",
        "2027-10-01 unit: Training evaluation: 1 thing to look at",
    ];

    // From the day on which it is first seen. Nobody answers the survey, and two of four observed are too few to tell.
    private static readonly string[] States =
    [
        "2026-08-31 6 scheduled, 12 scheduled; inProgress, not measured: ",
        "2026-09-15 6 scheduled, 12 scheduled; inProgress, not measured: reaction learning",
        "2027-03-01 6 open, 12 scheduled; inProgress, not measured: reaction learning",
        "2027-03-31 6 closed, 12 scheduled; inProgress, not measured: reaction learning",
        "2027-08-31 6 closed, 12 open; inProgress, not measured: reaction learning",
        "2027-10-01 6 closed, 12 closed; inProgress, not measured: reaction learning behaviour",
        "2028-08-31 6 closed, 12 closed; incomplete, not measured: reaction learning behaviour results",
    ];

    private static readonly DateOnly[] KilledAmidMails = [Day("2026-08-31"), Day("2027-03-01")];

    [Fact]
    public async Task Each_mail_is_written_once_on_its_day_and_the_chain_follows()
    {
        using var system = new TravellingSystem();
        var cohort = new MadeCohort("DUA-TAHUN", 4) { EndsOn = "2026-08-31" };
        await system.GoToAsync(Day("2026-08-03"));
        (await system.Admin.PostAsync("/api/identity/accounts", new
        {
            userName = "unit", password = "Sandi-unit-pelatihan-1", role = "training-unit", agency = MadeCohort.Agency, email = "unit@contoh.example",
        })).ShouldBe(HttpStatusCode.Created);
        (await system.Admin.ImportAsync(Bundle(cohort))).ShouldBe(HttpStatusCode.OK);
        var states = new List<string>();
        foreach (var day in Days())
        {
            await system.GoToAsync(day);
            if (day == Day("2027-03-02")) await ObserveAsync(system, cohort);
            await system.ToldAsync();
            var expected = Expected.Where(line => line.StartsWith(day.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
            // Mails to people wait a minute for more that fits into them; and later by more than the lease of what a killed process was about to send.
            if (expected.Exists(line => !line.Contains(" unit: ", StringComparison.Ordinal))) await system.GoToAsync(day, minutes: 25);
            if (KilledAmidMails.Contains(day))
            {
                await system.KillAmidMailsAsync();
                await system.GoToAsync(day, minutes: 50);
            }
            if (expected.Count > 0) await system.MailedAsync(() => system.Mails.Count(mail => mail.Day == day) >= expected.Count);
            var state = await StateAsync(system, cohort, day);
            if (states.Count == 0 || !states[^1].EndsWith(state, StringComparison.Ordinal)) states.Add($"{day:yyyy-MM-dd} {state}");
        }

        system.Mails.Select(mail => mail.ToString()).Order(StringComparer.Ordinal).ShouldBe(Expected);
        states.ShouldBe(States);
    }

    // On other days the program is not there: what falls due meanwhile is caught up with on the next, and nobody is reminded twice for it.
    private static IEnumerable<DateOnly> Days() => ((string[])
    [
        "2026-08-31", "2026-09-14", "2026-09-15", "2027-03-01", "2027-03-02", "2027-03-29", "2027-03-31", "2027-08-31", "2027-09-29", "2027-10-01", "2028-08-31",
    ]).Select(Day);

    /// <summary>The first supervisor opens the link of the invitation, and says what there is to say.</summary>
    private static async Task ObserveAsync(TravellingSystem system, MadeCohort cohort)
    {
        using var supervisor = new ApiClient(system.Address);
        var secret = system.Mails.Last(mail => mail.To == "atasan0" && mail.Secret is not null).Secret;
        await supervisor.UseLinkAsync(secret!);
        foreach (var task in (await supervisor.GetAsync("/api/behaviour/tasks")).ShouldBe(HttpStatusCode.OK).Json["tasks"]!.AsArray())
        {
            (await supervisor.PostAsync($"/api/behaviour/{cohort.Code}/observations", new
            {
                participant = (string)task!["participant"]!, wave = 6, raterGroup = "supervisor", rater = (string)task["rater"]!, observedOn = "2027-03-02",
                answers = new { k1 = 4, k2 = 5 }, applied = "full",
            }, ("Idempotency-Key", (string)task["assignment"]!))).ShouldBe(HttpStatusCode.Created);
        }
        await system.Admin.ChainAsync(cohort.Code, chain => (int?)chain["behaviour"]?["waves"]?[0]?["observed"] > 0, "2027-03-02");
    }

    private static async Task<string> StateAsync(TravellingSystem system, MadeCohort cohort, DateOnly day)
    {
        var waves = (await system.Admin.GetAsync($"/api/behaviour/{cohort.Code}/follow-ups")).ShouldBe(HttpStatusCode.OK).Json["items"]!.AsArray();
        var chain = (await system.Admin.GetAsync($"/api/chains/{cohort.Code}?asOf={day:yyyy-MM-dd}")).ShouldBe(HttpStatusCode.OK).Json;
        return $"{string.Join(", ", waves.Select(wave => $"{wave!["months"]} {wave["state"]}"))}; {chain["verdict"]!["state"]}, not measured: {string.Join(' ', chain["verdict"]!["holes"]!.AsArray())}";
    }

    private static byte[] Bundle(MadeCohort cohort) => cohort.Plan()
        .With("participants.csv", "nip,name,email,unit,supervisor_nip,supervisor_name,supervisor_email\n" + string.Concat(Enumerable.Range(0, cohort.Participants).Select(number =>
            $"{cohort.Nip(number)},Peserta {number},peserta{number}@contoh.example,Unit 1,{cohort.SupervisorNip(10 * (number / 2))},Atasan {number / 2},atasan{number / 2}@contoh.example\n")))
        .With("organisers.csv", "id,name,email\npanitia-1,Panitia satu,panitia@contoh.example\n")
        .Zip();

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
