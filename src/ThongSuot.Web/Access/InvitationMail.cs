using System.Globalization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Access;

/// <summary>Sends the link of an invitation to the person's address, in both languages: nobody knows yet which one its reader chooses.</summary>
public sealed partial class InvitationMail(IMailer mailer, AccessQueries people, TextCatalogue texts, LinkGenerator links, IConfiguration configuration, ILogger<InvitationMail> log)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN"), English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The address a link leads to: the one people reach the application by, as the settings say, or else as this request came.</summary>
    public string AddressOf(HttpContext context, string token)
    {
        var page = links.GetPathByPage(context, "/Access/Invitation", values: new { token }, pathBase: "") ?? throw new InvalidOperationException("There is no page for invitations.");
        var root = configuration["Application:Address"] is { Length: > 0 } address ? address.TrimEnd('/') : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        return root + page;
    }

    /// <summary>False when the letter could not be sent: then the link must reach the person some other way.</summary>
    public async Task<bool> SendAsync(HttpContext context, Invited invited)
    {
        var person = await people.FindAsync(invited.PersonId, context.RequestAborted) ?? throw new NotFoundException("person", invited.PersonId);
        try
        {
            await mailer.SendAsync(LetterTo(person, AddressOf(context, invited.Token), invited.ExpiresAt), context.RequestAborted);
            return true;
        }
        catch (MailException e)
        {
            NotSent(log, invited.PersonId, e);
            return false;
        }
    }

    private Letter LetterTo(PersonDetails person, string link, DateTime until)
    {
        var isFirst = person.State is AccountState.Invited;
        var about = isFirst ? string.Join("; ", person.Posts.Select(p => $"{p.Title}, {p.Organization}")) : person.Email;
        string Say(CultureInfo culture) => string.Join("\n\n",
            In(culture, "access.letter.hello", person.FullName), In(culture, isFirst ? "access.letter.invite" : "access.letter.reset", about), link,
            In(culture, "access.letter.until", Clock.LocalOf(until)), In(culture, "access.letter.mistake"));
        return new(person.FullName, person.Email, In(Vietnamese, isFirst ? "access.letter.invite.subject" : "access.letter.reset.subject"), $"{Say(Vietnamese)}\n\n--\n{Say(English)}\n");
    }

    private string In(CultureInfo culture, string key, params object[] args)
    {
        var text = texts.Find(key) ?? throw new KeyNotFoundException($"No text is defined for \"{key}\".");
        return string.Format(culture, culture == Vietnamese ? text.Vietnamese : text.English, args);
    }

    [LoggerMessage(LogLevel.Warning, "The invitation of person {Person} could not be sent by e-mail")]
    private static partial void NotSent(ILogger log, long person, Exception e);
}
