using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>The left side of the page: the text as printed.</summary>
internal sealed class HtmlText(Document document, HtmlPage page)
{
    // What lies deeper is written as plain lines.
    private const int MostDepth = 60;

    private readonly HtmlMarks _marks = new(document);

    public void Write()
    {
        page.Raw("<article class=\"paper pane\" id=\"text\" tabindex=\"0\" aria-label=\"Văn bản\">\n<ul class=\"legend\">");
        Legend("asked", "nhiệm vụ", "duty");
        Legend("m who", "chủ trì", "lead");
        Legend("m with", "phối hợp, tham mưu, theo dõi", "other roles");
        Legend("m due", "thời hạn", "deadline");
        Legend("m ref", "văn bản viện dẫn", "reference");
        Legend("m short", "từ gọi tắt", "short form");
        Legend("m unclear", "cần xem lại", "to check");
        page.Raw("</ul>\n");
        Block(document.Root, 0);
        _marks.WriteRest(page);
        page.Raw("</article>\n");

        void Legend(string cssClass, string vietnamese, string english) => page.Raw($"<li><span class=\"{cssClass}\">").Words(vietnamese, english).Raw("</span></li>");
    }

    private void Block(Node node, int depth)
    {
        var box = node.Kind switch
        {
            NodeKind.Header => "head",
            NodeKind.Recipients => "recipients",
            NodeKind.Signature => "signature",
            NodeKind.Annex or NodeKind.Attachment => "annex",
            _ => null,
        };
        if (box is not null) page.Raw($"<div class=\"{box}\">\n");
        if (node.Kind is NodeKind.Table && depth < MostDepth && node.Children.Count > 0) Table(node, depth);
        else if (node.Children.Count == 0) Lines(node, node.Span);
        else if (depth >= MostDepth)
        {
            Lines(node, node.Span);
        }
        else
        {
            Lines(node, new TextSpan(node.OwnSpan.Start, Math.Min(node.OwnSpan.End, node.Children[0].Span.Start)));
            foreach (var child in node.Children) Block(child, depth + 1);
        }
        if (box is not null) page.Raw("</div>\n");
    }

    private void Table(Node table, int depth)
    {
        page.Raw("<div class=\"wide\"><table>\n");
        foreach (var row in table.Children)
        {
            page.Raw("<tr>");
            foreach (var cell in row.Children)
            {
                page.Raw("<td>");
                Block(cell, depth + 2);
                page.Raw("</td>");
            }
            if (row.Children.Count == 0)
            {
                page.Raw("<td>");
                Block(row, depth + 1);
                page.Raw("</td>");
            }
            page.Raw("</tr>\n");
        }
        page.Raw("</table></div>\n");
    }

    private void Lines(Node node, TextSpan span)
    {
        for (var at = span.Start; at < span.End;)
        {
            var stop = document.Text.AsSpan(at, span.End - at).IndexOfAny('\n', '\t');
            var end = stop < 0 ? span.End : at + stop;
            if (end > at)
            {
                var cssClass = node.Kind is NodeKind.Bullet ? " class=\"bullet\"" : node.Kind is NodeKind.Provision && IsTitle(node) ? " class=\"title\"" : "";
                page.Raw("<p").Raw(cssClass).Raw(">");
                _marks.Write(page, document.Text, new TextSpan(at, end));
                page.Raw("</p>\n");
            }
            at = end + 1;
        }
    }

    /// <summary>Titles of provisions are printed in capitals (NĐ 30/2020/NĐ-CP, PL I, mục II.6; Hướng dẫn 36-HD/VPTW).</summary>
    private bool IsTitle(Node node) => !node.ContentSpan.IsEmpty && !document.Text.AsSpan(node.ContentSpan.Start, node.ContentSpan.Length).ContainsAnyLower();
}

file static class Letters
{
    public static bool ContainsAnyLower(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLower(c)) return true;
        return false;
    }
}
