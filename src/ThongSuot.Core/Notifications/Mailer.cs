using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Notifications;

/// <summary>An e-mail in plain text.</summary>
public sealed record Letter(string ToName, string ToAddress, string Subject, string Text);

/// <summary>It could not be sent; it may be tried again.</summary>
public sealed class MailException(string message, Exception inner) : Exception(message, inner);

/// <summary>Sends letters: to a mail server, or into a folder.</summary>
public interface IMailer
{
    /// <exception cref="MailException">It could not be sent.</exception>
    Task SendAsync(Letter letter, CancellationToken cancel);
}

/// <summary>Settings <c>Mail:*</c>. Without a host, letters are written into a folder as .eml files.</summary>
public sealed record MailOptions
{
    public string From { get; init; } = "thongsuot@localhost";
    public string FromName { get; init; } = "Thông Suốt";
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Folder for .eml files where no host is given.</summary>
    public string Folder { get; init; } = "mail";

    internal MimeMessage MessageOf(Letter letter, DateTime at)
    {
        // Header injection is no matter here: MimeKit encodes what is not plain.
        var message = new MimeMessage { Subject = letter.Subject, Date = new DateTimeOffset(at), Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(new MailboxAddress(FromName, From));
        message.To.Add(new MailboxAddress(letter.ToName, letter.ToAddress));
        return message;
    }
}

/// <summary>Through a mail server (SMTP), encrypted where the server can.</summary>
public sealed class SmtpMailer(string host, MailOptions options, Clock clock) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(host, options.Port, SecureSocketOptions.Auto, cancel);
            if (options.User is not null) await client.AuthenticateAsync(options.User, options.Password ?? "", cancel);
            await client.SendAsync(options.MessageOf(letter, clock.Now), cancel);
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new MailException($"{host}:{options.Port}", e);
        }
    }
}

/// <summary>Into a folder, one .eml file a letter: for trying out, and where another program carries mail on.</summary>
public sealed class FolderMailer(MailOptions options, Clock clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(options.Folder);
            var name = Path.Combine(options.Folder, $"{clock.Now:yyyyMMdd-HHmmss-fff}-{Guid.NewGuid():N}");
            // Under another name until it is whole, so that nobody picks up half a letter.
            await options.MessageOf(letter, clock.Now).WriteToAsync(name + ".part", cancel);
            File.Move(name + ".part", name + ".eml");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(options.Folder, e);
        }
    }
}
