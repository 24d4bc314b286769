using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;

namespace Evaluation.Identity.Accounts;

/// <summary>What an account has to fulfil, whether it is made or changed.</summary>
internal static class AccountRules
{
    private const int LongestAgency = 100;

    public static IEnumerable<InputProblem> OfRole(string? role, string? agency)
    {
        if (role is null || !Roles.All.Contains(role))
            yield return new("role", "role", new(
                $"Peran ini tidak dikenal. Pilih salah satu: {string.Join(", ", Roles.All)}.", $"This role is not known. Choose one of: {string.Join(", ", Roles.All)}."));
        var hasAgency = !string.IsNullOrWhiteSpace(agency);
        if (!hasAgency && role is (Roles.TrainingUnit or Roles.Supervisor))
            yield return new("agency", "agencyMissing", new(
                "Peran ini terikat pada satu instansi. Isi kode instansinya.", "This role is bound to one agency. Give the agency's code."));
        if (hasAgency && role == Roles.Admin)
            yield return new("agency", "agencyNotForAdmin", new(
                "Admin melihat semua instansi. Kosongkan instansinya, atau pilih peran lain.", "An admin sees every agency. Leave the agency out, or choose another role."));
        if (agency?.Trim().Length > LongestAgency)
            yield return new("agency", "agencyLength", new(
                $"Kode instansi paling panjang {LongestAgency} karakter.", $"An agency's code has at most {LongestAgency} characters."));
    }

    public static InputProblem? OfEmail(string? email) => string.IsNullOrWhiteSpace(email) || EmailAddress.IsFit(email.Trim()) ? null : EmailAddress.Problem;

    public static InputProblem? OfPassword(string? password) => password is { Length: >= Passwords.Shortest and <= Passwords.Longest } ? null : new("password", "passwordLength", new(
        $"Kata sandi terdiri dari {Passwords.Shortest} sampai {Passwords.Longest} karakter.", $"A password has {Passwords.Shortest} to {Passwords.Longest} characters."));

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
