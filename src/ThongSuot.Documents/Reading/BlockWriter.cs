using System.Text;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Builds the stored text and its blocks. The one door where text is normalised: NFC, one space for a run of blanks, no control or
/// zero-width characters. Format readers call it in reading order.
/// </summary>
internal sealed class BlockWriter(ReaderOptions options)
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly Stack<OpenTable> _tables = new();
    private readonly List<DroppedLine> _dropped = [];
    private readonly List<Finding> _findings = [];
    private bool _full;

    /// <summary>Appends one paragraph; a line break inside becomes a space. Empty ones leave nothing.</summary>
    public void Paragraph(ReadOnlySpan<char> text, int page = 0, BlockTraits traits = BlockTraits.None, BlockOrigin origin = BlockOrigin.Body)
    {
        if (_full) return;
        var before = _text.Length;
        Separate();
        var start = _text.Length;
        AppendNormalised(text);
        if (_text.Length == start)
        {
            _text.Length = before;
            return;
        }
        if (_text.Length > options.MaxCharacters)
        {
            _text.Length = options.MaxCharacters;
            if (_text.Length > 0 && char.IsHighSurrogate(_text[^1])) _text.Length--;
            while (_text.Length > 0 && _text[^1] is ' ' or '\n' or '\t') _text.Length--;
            _full = true;
            Find("TS-READ-01", Severity.Error, new TextSpan(_text.Length, _text.Length), options.MaxCharacters.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (_text.Length <= start) return;
        }
        Add(new ParagraphBlock(new TextSpan(start, _text.Length), page, origin, traits));
    }

    /// <summary>Opens a table; cells are opened inside with <see cref="BeginRow"/> and <see cref="BeginCell"/>. Tables nest up to the option's depth; deeper ones are written as paragraphs.</summary>
    public void BeginTable(int page = 0, bool isLayout = false, BlockOrigin origin = BlockOrigin.Body) => _tables.Push(new OpenTable(page, isLayout, origin));

    public void BeginRow()
    {
        _tables.Peek().Rows.Add([]);
        _tables.Peek().RowHasText = false;
    }

    public void BeginCell(int column, int columnSpan = 1, bool continues = false)
    {
        var table = _tables.Peek();
        if (table.Rows.Count == 0) table.Rows.Add([]);
        table.Rows[^1].Add(new OpenCell(column, columnSpan, continues));
        table.CellOpen = true;
    }

    public void EndCell() => _tables.Peek().CellOpen = false;

    /// <summary>Closes the innermost table. A table without any text leaves nothing.</summary>
    public void EndTable()
    {
        var open = _tables.Pop();
        var rows = new List<RowBlock>();
        foreach (var row in open.Rows)
        {
            var cells = new List<CellBlock>();
            var at = rows.Count > 0 ? rows[^1].Span.End : -1;
            foreach (var cell in row)
            {
                // An empty cell stands where the text before it ended.
                var span = cell.Blocks.Count > 0 ? cell.Blocks[0].Span.Union(cell.Blocks[^1].Span) : new TextSpan(-1, -1);
                cells.Add(new CellBlock(span, cell.Column, cell.ColumnSpan, cell.Continues, cell.Blocks));
            }
            var filled = cells.Where(c => c.Blocks.Count > 0).ToList();
            if (filled.Count == 0) continue;
            at = filled[0].Span.Start;
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Blocks.Count > 0) at = cells[i].Span.End;
                else cells[i] = cells[i] with { Span = new TextSpan(at, at) };
            }
            rows.Add(new RowBlock(filled[0].Span.Union(filled[^1].Span), cells));
        }
        if (rows.Count == 0) return;
        Add(new TableBlock(rows[0].Span.Union(rows[^1].Span), open.Page, open.Origin, open.IsLayout, rows));
    }

    public void Drop(string text, int page, string reason) => _dropped.Add(new DroppedLine(text, page, reason));

    public void Find(string code, Severity severity, TextSpan span, params string[] arguments) => _findings.Add(new Finding(code, severity, span, arguments));

    /// <summary>Closes open tables and gives the whole.</summary>
    public SourceText Finish(int? pages = null, string? encoding = null)
    {
        while (_tables.Count > 0) EndTable();
        var text = _text.ToString();
        return new SourceText(text, Folding.Fold(text), _blocks, _dropped) { Pages = pages, Encoding = encoding, Findings = _findings };
    }

    private void Add(Block block)
    {
        if (_tables.TryPeek(out var table) && table.Rows.Count > 0 && table.Rows[^1].Count > 0)
        {
            table.Rows[^1][^1].Blocks.Add(block);
            table.RowHasText = true;
        }
        else _blocks.Add(block);
    }

    private void Separate()
    {
        if (_text.Length == 0) return;
        var firstInLaterCell = _tables.TryPeek(out var table) && table.RowHasText && table.Rows[^1][^1].Blocks.Count == 0;
        _text.Append(firstInLaterCell ? '\t' : '\n');
    }

    private void AppendNormalised(ReadOnlySpan<char> text)
    {
        var start = _text.Length;
        var blank = false;
        var needsNfc = false;
        Span<char> buffer = stackalloc char[512];
        var n = 0;
        foreach (var c in text)
        {
            if (n == buffer.Length) { _text.Append(buffer); n = 0; }
            if (c is ' ' or '\t' or '\n' or '\r' or '\v' or '\f' or '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u205F' or '\u1680' or '\u0085' or '\u2028' or '\u2029')
            {
                blank = true;
                continue;
            }
            if (c < 0x20 || c == 0x7F || c is (>= '\u200B' and <= '\u200F') or '\u00AD' or '\uFEFF' or (>= '\u2060' and <= '\u206F') or (>= '\u202A' and <= '\u202E') or '\uFFFE' or '\uFFFF' or (>= '\u0080' and <= '\u009F')) continue;
            if (blank)
            {
                blank = false;
                if (n > 0 || _text.Length > start)
                {
                    buffer[n++] = ' ';
                    if (n == buffer.Length) { _text.Append(buffer); n = 0; }
                }
            }
            // Letters of Vietnamese and the dashes, quotes and dots of print are composed already.
            if (c >= '\u0300' && c is not (>= '\u1EA0' and <= '\u1EF9' or >= '\u2010' and <= '\u2027')) needsNfc = true;
            buffer[n++] = c;
        }
        _text.Append(buffer[..n]);
        if (!needsNfc) return;
        var part = _text.ToString(start, _text.Length - start);
        var clean = ReplaceLoneSurrogates(part);
        if (!clean.IsNormalized(NormalizationForm.FormC)) clean = clean.Normalize(NormalizationForm.FormC);
        if (ReferenceEquals(clean, part)) return;
        _text.Length = start;
        _text.Append(clean);
    }

    private static string ReplaceLoneSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) { i++; continue; }
            var chars = text.ToCharArray();
            for (var k = i; k < chars.Length; k++)
            {
                if (!char.IsSurrogate(chars[k])) continue;
                if (char.IsHighSurrogate(chars[k]) && k + 1 < chars.Length && char.IsLowSurrogate(chars[k + 1])) { k++; continue; }
                chars[k] = '\uFFFD';
            }
            return new string(chars);
        }
        return text;
    }

    private sealed class OpenTable(int page, bool isLayout, BlockOrigin origin)
    {
        public int Page => page;
        public bool IsLayout => isLayout;
        public BlockOrigin Origin => origin;
        public List<List<OpenCell>> Rows { get; } = [];
        public bool CellOpen { get; set; }
        public bool RowHasText { get; set; }
    }

    private sealed class OpenCell(int column, int columnSpan, bool continues)
    {
        public int Column => column;
        public int ColumnSpan => columnSpan;
        public bool Continues => continues;
        public List<Block> Blocks { get; } = [];
    }
}
