using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ThongSuot.Web.Shell;

public enum NoticeKind { Info, Success, Warning, Danger }

/// <summary>What was done, said on the next page: kept over the redirect after a form was sent.</summary>
public sealed record Notice(NoticeKind Kind, string Text)
{
    internal const string Cookie = "notice";
    private const string Key = "notice";

    /// <summary>What the page before left to say; asked only when it left something, for reading costs a cookie.</summary>
    public static Notice? Take(HttpRequest request, ITempDataDictionary kept)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(kept);
        if (!request.Cookies.ContainsKey(Cookie) || kept[Key] is not string text || text.Split('|', 2) is not [var kind, var sentence] || !Enum.TryParse<NoticeKind>(kind, out var parsed))
            return null;
        return new Notice(parsed, sentence);
    }

    internal void Keep(ITempDataDictionary kept) => kept[Key] = $"{Kind}|{Text}";
}

public static class NoticeExtensions
{
    /// <summary>Says <paramref name="sentence"/> at the top of the page the person is sent to.</summary>
    public static void Notify(this PageModel page, NoticeKind kind, string sentence)
    {
        ArgumentNullException.ThrowIfNull(page);
        new Notice(kind, sentence).Keep(page.TempData);
    }
}
