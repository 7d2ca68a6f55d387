using System.Text;

namespace ThongSuot.Documents.Structure;

/// <summary>
/// Gathers the lines of "Nơi nhận" (NĐ 30/2020 PL I, mục II.9; HD 36-HD/VPTW, mục II.9). A line without a dash continues the one above unless that
/// one was closed; "Như trên" and the file mark are no recipients.
/// </summary>
internal sealed class RecipientReader(string text, string folded)
{
    private readonly List<Recipient> _recipients = [];
    private readonly StringBuilder _open = new();
    private TextSpan _span;
    private bool _openDashed;

    public IReadOnlyList<Recipient> Recipients => _recipients;

    /// <summary>True once the file mark ("Lưu: VT") was read: the list ends with it.</summary>
    public bool IsFiled { get; private set; }

    /// <summary>True when any line was taken.</summary>
    public bool Any { get; private set; }

    public static bool IsDashed(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && at < 3 && line[at] is '\'' or '"' or '.' or ':' or ' ') at++;
        return at < line.Length && line[at] is '-' or '~' or '+' or '*' or '_' or '¬' or '=' && line.Length > at + 1;
    }

    /// <summary>True when <paramref name="line"/> would go on with the open item.</summary>
    public bool Awaits(ReadOnlySpan<char> line, ReadOnlySpan<char> printed)
    {
        if (_open.Length == 0 || IsFiled) return false;
        var last = _open[^1];
        // Under one dash several lines may close with a semicolon.
        if (last is ';' or '.' or ':') return !_openDashed || (last is ';' && printed[^1] is ';');
        if (!_openDashed) return true;
        // A Party line ends with a comma; what goes on begins small or closes itself.
        return Reading.LineMarks.StartsLower(printed) || printed[^1] is ';' or ',' or '.' || last is ',' || line.Length < 4;
    }

    /// <summary>Takes one line of the list, or the wrapped rest of one.</summary>
    public void Take(TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && !char.IsLetterOrDigit(text[start]) && text[start] is not '(') start++;
        if (start == line.End) return;
        Any = true;
        var dashed = IsDashed(folded.AsSpan(line.Start, line.Length));
        var printed = text.AsSpan(start, line.End - start).TrimEnd();
        if (_open.Length > 0 && (dashed || (!_openDashed && _open[^1] is ';' or '.' or ',' or ':'))) Close();
        if (_open.Length == 0)
        {
            _span = new TextSpan(line.Start, line.End);
            _openDashed = dashed;
        }
        else _open.Append(' ');
        _span = _span.Union(line);
        _open.Append(printed);
        if (IsFileMark(folded.AsSpan(start, line.End - start))) IsFiled = true;
    }

    public void Close()
    {
        if (_open.Length == 0) return;
        var line = _open.ToString();
        _open.Clear();
        var (name, purpose) = RecipientNames.Split(line);
        if (RecipientNames.IsBody(name)) _recipients.Add(new Recipient(name, purpose, _span, "RCPT-LINE"));
    }

    /// <summary>"Lưu: VT, …", "Lưu VT." and the like; "Lưu Văn phòng …" names a body.</summary>
    public static bool IsFileMark(ReadOnlySpan<char> line) =>
        line.StartsWith("luu", StringComparison.Ordinal) && (line.Length == 3 || line[3] is ' ' or ':' or '.' or ',' or ';');
}
