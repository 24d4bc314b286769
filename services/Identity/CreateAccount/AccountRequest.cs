using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;

namespace Evaluation.Identity.CreateAccount;

/// <param name="Password">Left out where the person is to set one: then an invitation goes to the e-mail address.</param>
/// <param name="Agency">Code of the agency that the account is bound to; needed for training units and supervisors, left out for all agencies.</param>
/// <param name="Member">Of a supervisor: any of the ids under which a cohort of the agency knows the person.</param>
internal sealed record AccountRequest(string? UserName, string? Password, string? Role, string? Agency = null, string? Email = null, Guid? Member = null)
{
    public IEnumerable<InputProblem> Problems()
    {
        if (!Accounts.UserName.IsFit(UserName?.Trim() ?? ""))
            yield return new("userName", "userName", new(
                $"Nama pengguna terdiri dari {Accounts.UserName.Shortest} sampai {Accounts.UserName.Longest} huruf, angka, atau . _ - @ + tanpa spasi.",
                $"A user name has {Accounts.UserName.Shortest} to {Accounts.UserName.Longest} letters, digits or . _ - @ + and no spaces."));
        if (Password is null && string.IsNullOrWhiteSpace(Email))
            yield return new("password", "passwordOrEmail", new(
                "Isi kata sandi, atau alamat surel untuk mengirim undangan.", "Give a password, or an e-mail address to which an invitation is sent."));
        if (Password is not null && AccountRules.OfPassword(Password) is { } password) yield return password;
        foreach (var problem in AccountRules.OfRole(Role, Agency)) yield return problem;
        if (AccountRules.OfEmail(Email) is { } email) yield return email;
        if (Member is not null && Role != Roles.Supervisor)
            yield return new("member", "memberOnlyForSupervisor", new(
                "Hanya akun atasan terikat pada seseorang. Kosongkan member.", "Only a supervisor's account is tied to a person. Leave member out."));
    }
}
