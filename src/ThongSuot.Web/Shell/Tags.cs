using Microsoft.AspNetCore.Html;

namespace ThongSuot.Web.Shell;

/// <summary>Small coloured words in rows of a table, written out: a partial for each row costs more than the row.</summary>
internal static class Tags
{
    public static IHtmlContentBuilder AppendTag(this IHtmlContentBuilder html, string color, string word) => html.AppendHtml($"""<span class="ds-tag" data-size="sm" data-color="{color}">""").Append(word).AppendHtml("</span>");
}
