using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>How documents are called on pages.</summary>
internal static class DocumentWords
{
    /// <summary>Number and symbol with the subject; the subject alone where there is no number.</summary>
    public static string Name(string identifier, string subject) => identifier.Length == 0 ? subject : subject.Length == 0 ? identifier : $"{identifier}: {subject}";

    /// <summary>Type with number and symbol, "Kế hoạch 17-KH/ĐU"; the subject where there is no number.</summary>
    public static string Called(DocumentDetails document) => document.Identifier.Length > 0 ? $"{document.Head.Type} {document.Identifier}".Trim() : document.Head.Subject;

    /// <summary>"30/9/2025, tính cả ngày này (chậm nhất ngày 30/9/2025)": the last good day and what was written.</summary>
    public static string Due(DutyFields duty, IStringLocalizer texts) => (duty.DueOn, duty.DueWritten) switch
    {
        ({ } day, { } written) => texts["documents.due.both", day, written],
        ({ } day, null) => texts["documents.due.day", day],
        (null, { } written) => texts["documents.due.written", written],
        _ => "",
    };

    /// <summary>How far it is, as a tag; where there is something to review, the way there.</summary>
    public static IHtmlContent State(DocumentRow row, IUrlHelper url, IStringLocalizer texts) => row switch
    {
        { Standing: not Standing.Registered } => Tag("neutral", texts[$"documents.standing.{row.Standing}"]),
        { Reading: ReadingState.Waiting or ReadingState.Reading } => Tag("neutral", texts["documents.state.reading"]),
        { Reading: ReadingState.Failed } => Tag("danger", texts["documents.state.failed"]),
        { ConfirmedAt: not null } => Tag("success", texts["documents.state.confirmed", row.Confirmed]),
        { Reading: ReadingState.Read } => new HtmlContentBuilder().AppendHtml($"""<a class="ds-link" href="{url.Review(row.Id)}">""").Append(texts["documents.state.review", row.Proposed + row.Confirmed]).AppendHtml("</a>"),
        _ => HtmlString.Empty,
    };

    private static IHtmlContentBuilder Tag(string color, string word) => new HtmlContentBuilder().AppendTag(color, word);
}
