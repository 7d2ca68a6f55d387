using System.Globalization;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>Below the duties: what to check, documents cited, short forms, documents announced, targets. Each entry leads to its place in the text.</summary>
internal static class HtmlLists
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN"), English = CultureInfo.GetCultureInfo("en");

    public static void Write(HtmlPage page, Document document)
    {
        List(page, "findings", "Nội dung cần xem lại", "Points to check", document.Findings, (finding, number) =>
        {
            page.Raw("<span class=\"tag amber\">").Word("severity." + JsonValues.Name(finding.Severity)).Raw("</span> ");
            page.Words(FindingTexts.Sentence(finding, Vietnamese), FindingTexts.Sentence(finding, English));
            if (!finding.Span.IsEmpty) page.Raw($" <a href=\"#f{number}\">").Text($"“{Short(finding.Span.Of(document.Text))}”").Raw("</a>");
            page.Raw(" <span class=\"quiet\">").Text(finding.Code).Raw("</span>");
        });
        List(page, "references", "Văn bản được viện dẫn", "Documents cited", document.References, (cited, number) =>
        {
            page.Raw($"<a href=\"#r{number}\">").Text($"{cited.Type} {cited.Identifier}".Trim()).Raw("</a>");
            if (cited.Date is { } date) page.Text(", " + Wording.Date(date));
            if (cited.Issuer is { } issuer) page.Text(", " + issuer);
            page.Raw(" <span class=\"tag\">").Word("relation." + JsonValues.Name(cited.Relation)).Raw("</span>");
            if (cited.Citations.Count > 1) page.Raw(" <span class=\"quiet\">").Words($"{cited.Citations.Count} lần", $"{cited.Citations.Count} times").Raw("</span>");
        });
        List(page, "abbreviations", "Từ gọi tắt", "Short forms", document.Abbreviations, (bound, _) =>
            page.Raw("<b>").Text(bound.ShortForm).Raw("</b>: ").Text(bound.FullForm));
        List(page, "announced", "Văn bản sẽ được ban hành", "Documents announced", document.Announced, (promised, _) =>
            page.Text(string.Join(", ", new[] { promised.Type, promised.Issuer, promised.About }.Where(p => p is not null))));
        List(page, "targets", "Chỉ tiêu", "Targets", document.Targets, (target, _) =>
            page.Text(target.Indicator).Raw(": <b>").Text(Value(target)).Raw("</b>").Text(target.Year is { } year ? $" ({year.ToString(CultureInfo.InvariantCulture)})" : ""));
    }

    /// <summary>"≥ 45%", "40–45%".</summary>
    public static string Value(IndicatorTarget target)
    {
        var sign = target.Comparator switch
        {
            TargetComparator.AtLeast => "≥ ",
            TargetComparator.MoreThan => "> ",
            TargetComparator.AtMost => "≤ ",
            TargetComparator.LessThan => "< ",
            TargetComparator.About => "≈ ",
            _ => "",
        };
        var unit = target.Unit is null or "%" ? target.Unit : " " + target.Unit;
        return sign + target.Low.ToString("#,0.##", Vietnamese) + (target.High is { } high ? "–" + high.ToString("#,0.##", Vietnamese) : "") + unit;
    }

    private static string Short(string text) => text.Length <= 90 ? text : string.Concat(text.AsSpan(0, text.LastIndexOf(' ', 90) is > 50 and var cut ? cut : 89), "…");

    private static void List<T>(HtmlPage page, string id, string vietnamese, string english, IReadOnlyList<T> items, Action<T, int> write)
    {
        if (items.Count == 0) return;
        page.Raw($"<section class=\"more\" id=\"{id}\"><h2>").Words($"{vietnamese} ({items.Count})", $"{english} ({items.Count})").Raw("</h2>\n<ol>\n");
        for (var i = 0; i < items.Count; i++)
        {
            page.Raw("<li>");
            write(items[i], i + 1);
            page.Raw("</li>\n");
        }
        page.Raw("</ol></section>\n");
    }
}
