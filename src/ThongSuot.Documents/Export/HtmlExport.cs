using System.Security.Cryptography;
using System.Text;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>
/// Writes one self-contained page: the text on the left with what was recognised in it, the duties on the right, linked both ways. Nothing is
/// fetched from anywhere; the page works without script, on paper, on a phone and with the keyboard.
/// </summary>
public static class HtmlExport
{
    private static readonly string Style = Resource("Export/page.css");
    private static readonly string Script = Resource("Export/page.js");
    // The only script that may run is ours, whatever a hostile document holds.
    private static readonly string Policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'";

    /// <summary>Writes the page as UTF-8; the stream stays open.</summary>
    public static void Write(Document document, Stream to)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 16_384, leaveOpen: true);
        var page = new HtmlPage(writer);
        var title = Wording.Title(document.Header);
        page.Raw("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").Raw(Policy).Raw("\">\n<meta name=\"generator\" content=\"Thong Suot ").Text(document.ReaderVersion).Raw("\">\n");
        page.Raw("<title>").Text(title).Raw("</title>\n<style>\n").Raw(Style).Raw("</style>\n</head>\n<body>\n");
        page.Raw("<a class=\"skip\" href=\"#duties\">").Words("Đến danh sách nhiệm vụ", "Skip to the duties").Raw("</a>\n");
        Bar(page, document);
        page.Raw("<main>\n<h1>").Text(title).Raw("</h1>\n");
        if (document.Header.Subject is { } subject) page.Raw("<p class=\"subject\">").Text(subject.Value).Raw("</p>\n");
        Facts(page, document);
        Alert(page, document);
        page.Raw("<div class=\"split\">\n");
        new HtmlText(document, page).Write();
        page.Raw("<div class=\"pane\" id=\"duties\" role=\"region\" tabindex=\"0\" aria-labelledby=\"duties-title\">\n");
        HtmlDuties.Write(page, document);
        HtmlLists.Write(page, document);
        page.Raw("</div>\n</div>\n</main>\n<footer>").Words("Trích tự động từ văn bản; chưa có giá trị giao việc cho đến khi người có trách nhiệm xác nhận.",
            "Extracted automatically; nothing is binding until a person confirms it.");
        page.Raw(" Thông Suốt ").Text(document.ReaderVersion).Raw(" · ").Text(document.Source.Name).Raw(" · SHA-256 ").Text(document.Source.Sha256);
        page.Raw("</footer>\n<script>").Raw(Script).Raw("</script>\n</body>\n</html>\n");
    }

    private static void Bar(HtmlPage page, Document document)
    {
        page.Raw("<header class=\"bar\"><div class=\"brand\">Thông <b>Suốt</b></div>\n<nav><a href=\"#text\">").Words("Văn bản", "Text").Raw("</a><a href=\"#duties\">");
        page.Words($"Nhiệm vụ {document.Duties.Count}", $"Duties {document.Duties.Count}").Raw("</a>");
        if (document.Findings.Count > 0) page.Raw("<a href=\"#findings\">").Words($"Cần xem {document.Findings.Count}", $"To check {document.Findings.Count}").Raw("</a>");
        if (document.References.Count > 0) page.Raw("<a href=\"#references\">").Words($"Viện dẫn {document.References.Count}", $"References {document.References.Count}").Raw("</a>");
        page.Raw("</nav>\n<fieldset class=\"pick\" aria-label=\"Ngôn ngữ / Language\"><input type=\"radio\" name=\"lang\" id=\"lang-vi\" checked><label for=\"lang-vi\">Tiếng Việt</label>");
        page.Raw("<input type=\"radio\" name=\"lang\" id=\"lang-en\"><label for=\"lang-en\" lang=\"en\">English</label></fieldset></header>\n");
    }

    private static void Alert(HtmlPage page, Document document)
    {
        var asks = document.Duties.Count(HtmlDuties.Asks);
        var findings = document.Findings.Count;
        if (asks + findings == 0) return;
        page.Raw("<p class=\"alert\">");
        if (asks > 0) page.Words($"{asks} nhiệm vụ chưa rõ ai làm hoặc hạn nào. ", $"{asks} duties do not say clearly who or by when. ");
        if (findings > 0) page.Words($"{findings} nội dung cần xem lại: ", $"{findings} points to check: ").Raw("<a href=\"#findings\">").Words("xem danh sách", "see the list").Raw("</a>. ");
        page.Words("Văn bản vẫn giữ nguyên; hãy xem và quyết định.", "The text is kept as it is; look and decide.").Raw("</p>\n");
    }

    private static void Facts(HtmlPage page, Document document)
    {
        var header = document.Header;
        page.Raw("<dl class=\"facts\">");
        Fact("Cơ quan ban hành", "Issuer", header.JointIssuers.Count > 0 ? string.Join("; ", header.JointIssuers) : header.Issuer?.Value);
        Fact("Cấp trên", "Superior", header.Superior?.Value);
        Fact("Nơi ban hành", "Place", header.Place?.Value);
        Fact("Người ký", "Signed by", string.Join("; ", document.Signatures.Select(s => string.Join(", ", new[] { s.Name?.Value, s.Office }.Where(v => v is not null)))));
        Fact("Mức độ khẩn", "Urgency", header.Urgency?.Value);
        Fact("Kính gửi", "Addressed to", string.Join("; ", document.Addressees.Select(r => r.Name)));
        page.Raw("</dl>\n");
        if (document.Recipients.Count == 0) return;
        page.Raw("<details class=\"facts\"><summary>").Words($"Nơi nhận ({document.Recipients.Count})", $"Recipients ({document.Recipients.Count})").Raw("</summary><ul>");
        foreach (var recipient in document.Recipients) page.Raw("<li>").Text(recipient.Purpose is null ? recipient.Name : $"{recipient.Name} ({recipient.Purpose})").Raw("</li>");
        page.Raw("</ul></details>\n");

        void Fact(string vietnamese, string english, string? value)
        {
            if (!string.IsNullOrEmpty(value)) page.Raw("<div><dt>").Words(vietnamese, english).Raw("</dt><dd>").Text(value).Raw("</dd></div>");
        }
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlExport).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
