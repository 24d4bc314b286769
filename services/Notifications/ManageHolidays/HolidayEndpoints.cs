using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.ManageHolidays;

/// <summary>The days on which no mail is sent beside weekends. The list is empty until an admin fills it: each year's is decreed anew.</summary>
internal static class HolidayEndpoints
{
    private static readonly string[] Columns = ["day", "name"];

    public static void MapHolidays(this RouteGroupBuilder notifications)
    {
        notifications.MapGet("/holidays", ReadAsync).WithSummary("The holidays, on which no mail is sent");
        notifications.MapPut("/holidays", ReplaceAsync).AllowRoles(Roles.Admin)
            .WithSummary("Puts a whole list of holidays in the place of the one there is; they move mails, never windows")
            .ProducesProblem(422);
    }

    private static async Task<HolidayList> ReadAsync([FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation) =>
        new(await database.ReadAsync(HolidayRows.ReadAsync, cancellation));

    private static async Task<Results<Ok<HolidayList>, ProblemHttpResult>> ReplaceAsync(
        HolidayRequest request, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        var problems = request.Problems().ToList();
        if (problems.Count > 0) return ApiProblem.Input(context, problems);
        var caller = Caller.Of(context.User);
        await database.WriteAsync(async work =>
        {
            await work.ExecuteAsync("DELETE FROM holidays");
            await work.InsertAsync("holidays", Columns, [.. request.Holidays!.Select(holiday => new object?[] { holiday.Day, holiday.Name!.Trim() })]);
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "holidays-replaced", "holidays", string.Join(' ', request.Holidays!.Select(holiday => holiday.Day))));
        }, cancellation);
        return TypedResults.Ok(new HolidayList(await database.ReadAsync(HolidayRows.ReadAsync, cancellation)));
    }
}

internal sealed record HolidayList(IReadOnlyList<Holiday> Holidays);

internal sealed record HolidayRequest(IReadOnlyList<HolidayItem>? Holidays)
{
    // Some years of them, and far below what would slow anybody down.
    private const int Most = 1000, LongestName = 200;

    public IEnumerable<InputProblem> Problems()
    {
        if (Holidays is null || Holidays.Count > Most)
        {
            yield return new("holidays", "holidays", new($"Isi daftar holidays dengan paling banyak {Most} hari; daftar kosong menghapus semuanya.", $"Give the list holidays with at most {Most} days; an empty one removes all."));
            yield break;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, holiday) in Holidays.Index())
        {
            if (!Notifications.Day.TryParse(holiday.Day, out _))
                yield return new($"holidays[{index}].day", "date", new("Ini bukan tanggal. Tulis sebagai 2026-08-17.", "This is no date. Write it as 2026-08-17."));
            else if (!seen.Add(holiday.Day!))
                yield return new($"holidays[{index}].day", "duplicate", new($"{holiday.Day} disebut dua kali. Sisakan satu.", $"{holiday.Day} is there twice. Leave one."));
            if (string.IsNullOrWhiteSpace(holiday.Name) || holiday.Name.Length > LongestName)
                yield return new($"holidays[{index}].name", "name", new($"Beri nama hari libur, paling panjang {LongestName} karakter.", $"Name the holiday, in at most {LongestName} characters."));
        }
    }
}

/// <param name="Day">Such as <c>2026-08-17</c>.</param>
internal sealed record HolidayItem(string? Day, string? Name);
