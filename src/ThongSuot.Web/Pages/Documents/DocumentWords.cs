using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;

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
}
