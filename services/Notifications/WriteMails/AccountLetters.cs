using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Notifications.Channels;

namespace Evaluation.Notifications.WriteMails;

/// <summary>Mails with which somebody sets the password of an account: invitation, and reset.</summary>
internal static class AccountLetters
{
    /// <param name="kinds">Code of the <see cref="AccountMailKind"/>.</param>
    public static Letter Of(Guid id, Recipient to, IReadOnlySet<string> kinds, AccountMail account, MailOptions options, DateTimeOffset now)
    {
        var (subject, opening, unasked) = kinds.Contains(Code.Of(AccountMailKind.Invitation)) ? Invitation : Reset;
        var until = Wording.Moment(account.ExpiresAt);
        IReadOnlyList<Block> blocks =
        [
            new Block.Paragraph(new($"Yth. {account.UserName},", $"Dear {account.UserName},")),
            new Block.Paragraph(opening),
            new Block.Items([new($"Nama pengguna: {account.UserName}", $"User name: {account.UserName}")]),
            new Block.Link(new("Atur kata sandi Anda", "Set your password"), PersonalLink.SetPassword(options, account.Secret)),
            new Block.Paragraph(new(
                $"Tautan ini berlaku sampai {until.Id}, untuk satu kali pakai. Jangan berikan kepada siapa pun: pemegangnya dapat mengatur kata sandi Anda.",
                $"This link works until {until.En}, and once. Please give it to nobody: whoever has it can set your password.")),
            new Block.Paragraph(unasked),
        ];
        var title = $"{subject.Id} / {subject.En}";
        return new(id, [to], title, Blocks.Text(blocks), Blocks.Html(title, blocks), null, now);
    }

    private static (Sentence Subject, Sentence Opening, Sentence Unasked) Invitation => (
        new("Undangan: akun evaluasi pelatihan Anda", "Invitation: your training evaluation account"),
        new("Sebuah akun evaluasi pelatihan sudah dibuat untuk Anda. Atur kata sandinya untuk mulai memakainya.",
            "A training evaluation account was made for you. Set its password to begin."),
        new("Jika Anda tidak menunggu undangan ini, abaikan surel ini.", "If you do not expect this invitation, ignore this mail."));

    private static (Sentence Subject, Sentence Opening, Sentence Unasked) Reset => (
        new("Kata sandi baru untuk evaluasi pelatihan", "A new password for the training evaluation"),
        new("Kami menerima permintaan kata sandi baru untuk akun evaluasi pelatihan Anda.", "A new password was asked for, for your training evaluation account."),
        new("Jika bukan Anda yang meminta, abaikan surel ini; kata sandi Anda tetap seperti semula.", "If it was not you who asked, ignore this mail; your password stays as it is."));
}
