namespace Evaluation.Portal.Words;

/// <summary>Words of the admin's pages, and of the page that asks for a new password.</summary>
internal static class AdminWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["password.title"] = ("Lupa kata sandi", "Forgotten password"),
        ["password.do"] = ("Tulis nama pengguna Anda. Kami mengirim tautan untuk membuat kata sandi baru ke alamat surel akun itu.", "Write your user name. We send a link with which to set a new password to the e-mail address of that account."),
        ["password.button"] = ("Kirim tautan", "Send the link"),
        ["password.sent.do"] = ("Surel biasanya tiba dalam beberapa menit. Bila tidak, hubungi admin: mungkin akun Anda tidak punya alamat surel.", "The mail usually arrives within minutes. If it does not, ask an admin: your account may have no e-mail address."),
        ["password.back"] = ("Kembali ke halaman masuk", "Back to signing in"),
        ["signIn.forgotten"] = ("Lupa kata sandi?", "Forgotten your password?"),
    };
}
