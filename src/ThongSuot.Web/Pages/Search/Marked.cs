using Microsoft.AspNetCore.Html;
using ThongSuot.Core.Search;

namespace ThongSuot.Web.Pages.Search;

/// <summary>A name in which the words that were looked for are marked.</summary>
internal static class Marked
{
    public static IHtmlContent Of(string name, string words)
    {
        var (html, at) = (new HtmlContentBuilder(), 0);
        foreach (var (start, length) in SearchQueries.Marks(name, words))
        {
            html.Append(name[at..start]).AppendHtml("<mark>").Append(name.Substring(start, length)).AppendHtml("</mark>");
            at = start + length;
        }
        return html.Append(name[at..]);
    }
}
