using System.Net.Mail;

namespace Evaluation.Notifications;

/// <summary>How mails are written and kept. Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>Address of the pages, which personal links begin with. Default where this process listens, which holds for Standalone.</summary>
    public string PortalAddress { get; set; } = "";

    /// <summary>Where mails are written as files while no SMTP server is named. Default <c>mail</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Where delivery reports (RFC 3464) are dropped as files. Default <c>mail-reports</c> in the data folder.</summary>
    public string Reports { get; set; } = "";

    /// <summary>After it mail and report files, which hold personal data, are deleted: 1 hour to 400 days. Default 30 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>After so many attempts a mail is parked until somebody retries or discards it, 1 or more. Default 12, which is about a day.</summary>
    public int MostAttempts { get; set; } = 12;

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    public IEnumerable<string> Problems()
    {
        if (PortalAddress.Length > 0 && (!Uri.TryCreate(PortalAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Fragment.Length > 0))
            yield return $"Mail:PortalAddress is \"{PortalAddress}\". Set Mail__PortalAddress to the address of the pages, such as https://evaluasi.example.go.id.";
        if (Retention < TimeSpan.FromHours(1) || Retention > TimeSpan.FromDays(400))
            yield return $"Mail:Retention is {Retention}. Set Mail__Retention to between 01:00:00 and 400.00:00:00, such as 30.00:00:00.";
        if (MostAttempts < 1) yield return $"Mail:MostAttempts is {MostAttempts}. Set Mail__MostAttempts to 1 or more.";
    }
}

/// <summary>The server that takes the mails. Section <c>Mail:Smtp</c> of the configuration.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name of the server; without one mails are written as files.</summary>
    public string Host { get; set; } = "";

    /// <summary>1 to 65535. Default 587, the port for submission.</summary>
    public int Port { get; set; } = 587;

    /// <summary>User name; without one nobody signs in.</summary>
    public string User { get; set; } = "";

    /// <summary>A file that holds the password, so that it stands in no list of settings. Needed with <see cref="User"/>.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Encrypts the connection by STARTTLS, and sends nothing where the server cannot. Default true.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The sender of all mails, with or without a name; also of those written as files. Default <c>evaluasi@localhost</c>.</summary>
    public string From { get; set; } = "evaluasi@localhost";

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    public IEnumerable<string> Problems()
    {
        if (Port is < 1 or > 65535) yield return $"Mail:Smtp:Port is {Port}. Set Mail__Smtp__Port to a number from 1 to 65535, such as 587.";
        if (!MailAddress.TryCreate(From, out _)) yield return $"Mail:Smtp:From is \"{From}\". Set Mail__Smtp__From to an address, such as evaluasi@example.go.id.";
        if (Host.Length == 0 || User.Length == 0) yield break;
        if (PasswordFile.Length == 0) yield return "Mail:Smtp:User is given without a password. Set Mail__Smtp__PasswordFile to the file that holds it.";
        else if (!File.Exists(PasswordFile)) yield return $"Mail:Smtp:PasswordFile is {PasswordFile}, which is not there. Set Mail__Smtp__PasswordFile to the file that holds the password.";
        if (!StartTls && Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return $"Mail:Smtp:StartTls is false, and the password would cross the network to {Host} in the clear. Set Mail__Smtp__StartTls to true, or leave Mail__Smtp__User out.";
    }
}
