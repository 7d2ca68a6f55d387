using System.Text;

namespace ThongSuot.Documents.Reading;

/// <summary>Takes out the marks of Markdown that text copied from a chat carries, and the field codes that text taken out of Word carries.</summary>
internal static class Markdown
{
    private const string Link = "HYPERLINK \"";

    /// <summary>The text as it was meant to be seen. "* " and "- " at the start of a line stay: they are bullets of the trade.</summary>
    public static string Strip(string text)
    {
        if (text.Contains(Link, StringComparison.Ordinal)) text = WithoutLinks(text);
        var isMarkdown = text.Contains("**", StringComparison.Ordinal) || text.Contains("\n#", StringComparison.Ordinal) || text.StartsWith('#');
        if (!isMarkdown) return text;
        var to = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            AppendLine(text.AsSpan(at, end - at), to);
            if (end < text.Length) to.Append('\n');
            at = end + 1;
        }
        return to.ToString();
    }

    private static void AppendLine(ReadOnlySpan<char> line, StringBuilder to)
    {
        var marks = line.IndexOfAnyExcept('#');
        if (marks is >= 1 and <= 6 && line[marks] == ' ') line = line[(marks + 1)..].TrimEnd().TrimEnd('#');
        else if (line.Trim() is "---" or "***" or "___") return;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '*' && i + 1 < line.Length && line[i + 1] == '*' && !IsNoteMark(line, i))
            {
                while (i + 1 < line.Length && line[i + 1] == '*') i++;
                continue;
            }
            if (c == '*' && ClosingStar(line, i) is > 0 and var close)
            {
                to.Append(line[(i + 1)..close]);
                i = close;
                continue;
            }
            // An escaped mark.
            if (c == '\\' && i + 1 < line.Length && line[i + 1] is '.' or '-' or '*' or '#' or '_' or '(' or ')' or '+' or '[' or ']' or '\\') continue;
            if (c != '`') to.Append(c);
        }
    }

    // "(**)" stands for a note.
    private static bool IsNoteMark(ReadOnlySpan<char> line, int at) => at > 0 && line[at - 1] == '(';

    // "*nghiêng*": the first star touches the first word, the second the last one.
    private static int ClosingStar(ReadOnlySpan<char> line, int at)
    {
        if (at + 2 >= line.Length || !char.IsLetterOrDigit(line[at + 1]) || at > 0 && char.IsLetterOrDigit(line[at - 1])) return -1;
        var close = line[(at + 1)..].IndexOf('*');
        if (close < 1) return -1;
        close += at + 1;
        return line[close - 1] != ' ' && (close + 1 == line.Length || line[close + 1] is not '*' && !char.IsLetterOrDigit(line[close + 1])) ? close : -1;
    }

    private static string WithoutLinks(string text)
    {
        var to = new StringBuilder(text.Length);
        for (var at = 0; ;)
        {
            var link = text.IndexOf(Link, at, StringComparison.Ordinal);
            var close = link < 0 ? -1 : text.IndexOf('"', link + Link.Length);
            if (close < 0 || text.AsSpan(link, close - link).Contains('\n'))
            {
                if (link < 0 || close < 0) return to.Append(text, at, text.Length - at).ToString();
                to.Append(text, at, link + Link.Length - at);
                at = link + Link.Length;
                continue;
            }
            to.Append(text, at, link - at);
            at = close + 1;
        }
    }
}
