using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Reads a web page: the document, without the portal around it.</summary>
internal static class HtmlReader
{
    // Pages are small; a page of more tags than this is no page, and its tree would fill the memory.
    private const int MaxTags = 2_000_000;

    // More than NestingGuard lets through; beyond it the parser would move elements about.
    private const int MaxDepth = 600;

    private static readonly string[] Openings =
        ["!doctype", "html", "head", "body", "meta", "title", "div", "p", "table", "span", "style", "script", "h1", "h2", "h3", "center", "article", "section", "main", "font", "b", "br", "ul", "ol", "link"];

    /// <summary>True when the text begins as a web page or a piece of one does.</summary>
    public static bool IsHtml(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart('\uFEFF').TrimStart();
        while (true)
        {
            var end = start.StartsWith("<!--", StringComparison.Ordinal) ? start.IndexOf("-->", StringComparison.Ordinal) + 3
                : start.StartsWith("<?xml", StringComparison.Ordinal) ? start.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
            if (end <= 3) break;
            start = start[end..].TrimStart();
        }
        if (start.Length < 3 || start[0] != '<') return start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<body", StringComparison.OrdinalIgnoreCase);
        foreach (var opening in Openings)
        {
            if (start.Length <= opening.Length + 1 || !start[1..].StartsWith(opening, StringComparison.OrdinalIgnoreCase)) continue;
            if (start[opening.Length + 1] is ' ' or '>' or '/' or '\n' or '\r' or '\t') return true;
        }
        return false;
    }

    public static SourceText Read(string text, string encoding, ReaderOptions options, CancellationToken cancel)
    {
        if (text.AsSpan().Count('<') > MaxTags)
            throw new ReadException(ReadFailure.TooLarge, "Trang web có quá nhiều thành phần nên không đọc. Hãy lưu riêng phần văn bản rồi đọc lại.", "The page has too many elements. Save the text of the document alone and read that.");
        var parser = new HtmlParser(new HtmlParserOptions { MaximumDepth = MaxDepth, SkipComments = true, SkipScriptText = true, DisableElementPositionTracking = true, OnToken = (_, _) => cancel.ThrowIfCancellationRequested() });
        using var document = parser.ParseDocument(NestingGuard.Limit(text));
        cancel.ThrowIfCancellationRequested();
        var writer = new BlockWriter(options);
        if (document.Body is null) return writer.Finish(encoding: encoding);
        var content = MainContent.Find(document.Body);
        var reader = new HtmlBlocks(content, cancel);
        var (blocks, legacy) = FlowRepair.Repair(reader.Read());
        blocks = PortalLines.Trim(blocks, writer);
        FlowWriter.Write(blocks, writer, options, cancel);
        return writer.Finish(encoding: legacy ?? reader.ConvertedFrom ?? encoding);
    }
}
