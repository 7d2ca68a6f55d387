namespace ThongSuot.Documents.Reading;

/// <summary>Plain text: lines, form feeds between pages, spaces that set things side by side.</summary>
internal static class PlainText
{
    public static SourceText Read(string text, string encoding, ReaderOptions options, CancellationToken cancel)
    {
        var writer = new BlockWriter(options);
        var paged = text.Contains('\f', StringComparison.Ordinal);
        List<Line> lines = [.. Lines(text)];
        var pages = lines.Count > 0 ? lines[^1].Page : 0;
        PageFurniture.Drop(lines, writer);
        LineFlow.Write(lines, writer, cancel);
        return writer.Finish(paged ? pages : null, encoding);
    }

    private static IEnumerable<Line> Lines(string text)
    {
        var page = 1;
        var blank = false;
        var at = 0;
        while (at <= text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\f', '\r');
            var stop = end < 0 ? text.Length : at + end;
            var line = text.AsSpan(at, stop - at);
            if (line.IsWhiteSpace()) blank = true;
            else
            {
                var trimmed = line.TrimEnd();
                var left = 0;
                while (trimmed[left] == ' ') left++;
                yield return new Line(trimmed[left..].ToString(), page, left, left + trimmed.Length - left, blank, BlockTraits.None);
                blank = false;
            }
            if (end < 0) break;
            if (text[stop] == '\f') { page++; blank = false; }
            if (text[stop] == '\r' && stop + 1 < text.Length && text[stop + 1] == '\n') stop++;
            at = stop + 1;
        }
    }
}
