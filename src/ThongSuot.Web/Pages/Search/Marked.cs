using Microsoft.AspNetCore.Html;
using ThongSuot.Core.Search;

namespace ThongSuot.Web.Pages.Search;

/// <summary>A name in which the words that were looked for are marked.</summary>
internal static class Marked
{
    public static IHtmlContent Of(string name, string words) => Of(name, SearchQueries.Marks(name, words));

    public static IHtmlContent Of(string text, IReadOnlyList<(int Start, int Length)> marks)
    {
        var (html, at) = (new HtmlContentBuilder(), 0);
        foreach (var (start, length) in marks)
        {
            html.Append(text[at..start]).AppendHtml("<mark>").Append(text.Substring(start, length)).AppendHtml("</mark>");
            at = start + length;
        }
        return html.Append(text[at..]);
    }
}
