using System.Text;
using ThongSuot.Documents.Reading.Flow;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>A paragraph in the making.</summary>
internal sealed class DocxParagraph
{
    private readonly List<FlowLine> _lines = [];
    private readonly StringBuilder _line = new();
    private LegacyEncoding _encoding;
    private int _encodedFrom;
    private int _letters;
    private int _boldLetters;
    private int _italicLetters;

    public DocxStyle Style { get; set; } = DocxStyle.Nothing;
    public bool Centered { get; set; }
    public int? NumberingId { get; set; }
    public int? Level { get; set; }
    public bool MarkDeleted { get; set; }
    public bool MarkHidden { get; set; }
    public string? Label { get; set; }

    /// <summary>Text boxes anchored here that hold a letterhead: they stand above.</summary>
    public List<FlowBlock> BoxesBefore { get; } = [];
    public List<FlowBlock> BoxesAfter { get; } = [];

    public bool IsEmpty => _line.Length == 0 && _lines.Count == 0;

    /// <summary>Appends text of a run as it is formatted.</summary>
    public void Append(string text, in RunFormat format)
    {
        var encoding = LegacyEncodings.OfFont(format.Font);
        if (encoding != _encoding)
        {
            Convert();
            _encoding = encoding;
        }
        var (bold, italic) = (format.Bold == true, format.Italic == true);
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            _letters++;
            if (bold) _boldLetters++;
            if (italic) _italicLetters++;
        }
        _line.Append(format.Capitals == true && encoding == LegacyEncoding.None ? text.ToUpperInvariant() : text);
    }

    public void Append(char c) => _line.Append(c);

    /// <summary>Ends a line.</summary>
    public void Break()
    {
        Convert();
        if (_line.Length > 0) _lines.Add(new FlowLine(_line.ToString(), Traits()));
        _line.Clear();
        _encodedFrom = 0;
        _letters = _boldLetters = _italicLetters = 0;
    }

    public void Add(FlowBox box) => (FlowText.HoldsMotto(FlowText.Folded(box.Blocks)) ? BoxesBefore : BoxesAfter).Add(box);

    /// <summary>The finished paragraph, null when nothing stands in it.</summary>
    public FlowParagraph? Build()
    {
        Break();
        return _lines.Count > 0 || Label is not null ? new FlowParagraph(_lines, Label) : null;
    }

    private BlockTraits Traits()
    {
        var traits = Centered ? BlockTraits.Centered : BlockTraits.None;
        if (_letters == 0) return traits;
        if (_boldLetters * 10 >= _letters * 9) traits |= BlockTraits.Bold;
        if (_italicLetters * 10 >= _letters * 9) traits |= BlockTraits.Italic;
        return traits;
    }

    // Letters and their marks may stand in different runs: neighbours of one encoding are converted together.
    private void Convert()
    {
        if (_encoding != LegacyEncoding.None && _line.Length > _encodedFrom)
        {
            var converted = LegacyEncodings.FromFont(_line.ToString(_encodedFrom, _line.Length - _encodedFrom), _encoding);
            _line.Length = _encodedFrom;
            _line.Append(converted);
        }
        _encodedFrom = _line.Length;
    }
}
