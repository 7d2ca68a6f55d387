using System.Text;

namespace ThongSuot.Documents.Reading.Flow;

/// <summary>Builds the lines of a paragraph from runs of text.</summary>
internal sealed class FlowLines
{
    private readonly List<FlowLine> _lines = [];
    private readonly StringBuilder _line = new();
    private LegacyEncoding _encoding;
    private int _encodedFrom;
    private int _letters;
    private int _boldLetters;
    private int _italicLetters;

    public bool IsEmpty => _line.Length == 0 && _lines.Count == 0;

    /// <summary>The last character of the line in the making; a line break when there is none.</summary>
    public char Last => _line.Length == 0 ? '\n' : _line[^1];

    public bool Centered { get; set; }

    /// <summary>"tcvn3" or "vni" once text of such a font was converted.</summary>
    public string? ConvertedFrom { get; private set; }

    public void Append(string text, bool bold, bool italic, bool capitals, LegacyEncoding encoding)
    {
        if (encoding != _encoding)
        {
            Convert();
            _encoding = encoding;
        }
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            _letters++;
            if (bold) _boldLetters++;
            if (italic) _italicLetters++;
        }
        _line.Append(capitals && encoding == LegacyEncoding.None ? text.ToUpperInvariant() : text);
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

    /// <summary>The finished paragraph, null when nothing stands in it.</summary>
    public FlowParagraph? Build(string? label)
    {
        Break();
        return _lines.Count > 0 || label is not null ? new FlowParagraph([.. _lines], label) : null;
    }

    public void Clear()
    {
        Break();
        _lines.Clear();
    }

    private BlockTraits Traits()
    {
        var traits = Centered ? BlockTraits.Centered : BlockTraits.None;
        if (_letters == 0) return traits;
        // A stop or a space in another hand does not count.
        if (_boldLetters * 10 >= _letters * 9) traits |= BlockTraits.Bold;
        if (_italicLetters * 10 >= _letters * 9) traits |= BlockTraits.Italic;
        return traits;
    }

    // Letters and their marks may stand in different runs: neighbours of one encoding are converted together.
    private void Convert()
    {
        if (_encoding != LegacyEncoding.None && _line.Length > _encodedFrom)
        {
            var text = _line.ToString(_encodedFrom, _line.Length - _encodedFrom);
            var converted = LegacyEncodings.FromFont(text, _encoding);
            if (!string.Equals(text, converted, StringComparison.OrdinalIgnoreCase)) ConvertedFrom = _encoding == LegacyEncoding.Vni ? "vni" : "tcvn3";
            _line.Length = _encodedFrom;
            _line.Append(converted);
        }
        _encodedFrom = _line.Length;
    }
}
