using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;

namespace Evaluation.Identity.CreateAccount;

/// <param name="Agency">Code of the agency that the account is bound to; needed for training units and supervisors, left out for all agencies.</param>
internal sealed record AccountRequest(string? UserName, string? Password, string? Role, string? Agency = null)
{
    private const int LongestAgency = 100;

    public IEnumerable<InputProblem> Problems()
    {
        if (!Accounts.UserName.IsFit(UserName?.Trim() ?? ""))
            yield return new("userName", "userName", new(
                $"Nama pengguna terdiri dari {Accounts.UserName.Shortest} sampai {Accounts.UserName.Longest} huruf, angka, atau . _ - @ + tanpa spasi.",
                $"A user name has {Accounts.UserName.Shortest} to {Accounts.UserName.Longest} letters, digits or . _ - @ + and no spaces."));
        if (Password is not { Length: >= Passwords.Shortest and <= Passwords.Longest })
            yield return new("password", "passwordLength", new(
                $"Kata sandi terdiri dari {Passwords.Shortest} sampai {Passwords.Longest} karakter.", $"A password has {Passwords.Shortest} to {Passwords.Longest} characters."));
        if (Role is null || !Roles.All.Contains(Role))
            yield return new("role", "role", new(
                $"Peran ini tidak dikenal. Pilih salah satu: {string.Join(", ", Roles.All)}.", $"This role is not known. Choose one of: {string.Join(", ", Roles.All)}."));
        var hasAgency = !string.IsNullOrWhiteSpace(Agency);
        if (!hasAgency && Role is (Roles.TrainingUnit or Roles.Supervisor))
            yield return new("agency", "agencyMissing", new(
                "Peran ini terikat pada satu instansi. Isi kode instansinya.", "This role is bound to one agency. Give the agency's code."));
        if (hasAgency && Role == Roles.Admin)
            yield return new("agency", "agencyNotForAdmin", new(
                "Admin melihat semua instansi. Kosongkan instansinya, atau pilih peran lain.", "An admin sees every agency. Leave the agency out, or choose another role."));
        if (Agency?.Trim().Length > LongestAgency)
            yield return new("agency", "agencyLength", new(
                $"Kode instansi paling panjang {LongestAgency} karakter.", $"An agency's code has at most {LongestAgency} characters."));
    }
}
