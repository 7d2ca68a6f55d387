using System.Globalization;

namespace ThongSuot.Documents.Reading;

/// <summary>A word as tesseract gives it: its box in dots, the line it was found in, and how sure the program is (0 to 100).</summary>
internal readonly record struct RecognisedWord(string Text, int Line, int Left, int Top, int Width, int Height, float Confidence)
{
    private const float Sure = 20;

    /// <summary>Reads the program's table (columns level, page, block, paragraph, line, word, left, top, width, height, confidence, text), a list a page.</summary>
    public static List<List<RecognisedWord>> Read(TextReader table)
    {
        var pages = new List<List<RecognisedWord>>();
        var line = 0;
        while (table.ReadLine() is { } row)
        {
            var fields = row.Split('\t');
            if (fields.Length < 11 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level)) continue;
            if (level == 1) pages.Add([]);
            if (level == 4) line++;
            if (level != 5 || fields.Length < 12 || pages.Count == 0) continue;
            var text = fields[11].Trim();
            if (text.Length == 0 || !Box(fields, out var left, out var top, out var width, out var height)) continue;
            var confidence = float.TryParse(fields[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var c) ? c : 0;
            if (!IsRubbish(text, confidence)) pages[^1].Add(new RecognisedWord(text, line, left, top, width, height, confidence));
        }
        return pages;
    }

    private static bool Box(string[] fields, out int left, out int top, out int width, out int height)
    {
        left = top = width = height = 0;
        return Number(fields[6], out left) && Number(fields[7], out top) && Number(fields[8], out width) && Number(fields[9], out height) && width > 0 && height > 0;

        static bool Number(string field, out int value) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What rules, seals and specks are taken for.</summary>
    private static bool IsRubbish(string text, float confidence)
    {
        if (text.AsSpan().Trim("|¦[]_‘’'`~").IsEmpty) return true;
        if (confidence >= Sure) return false;
        foreach (var c in text)
            if (c is >= '\u00C0' and <= '\u01B0' or >= '\u1EA0' and <= '\u1EF9' || char.IsAsciiDigit(c)) return false;
        return true;
    }
}
