using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThongSuot.Web.Shell;

/// <summary>
/// <c>&lt;table class="ds-table" data-cards&gt;</c>: on a phone each row becomes a card (tables.css). The cells then name themselves, so every
/// cell learns its column's heading here; and the roles say "table" where the style sheet took the table's own display away.
/// </summary>
[HtmlTargetElement("table", Attributes = Mark)]
public sealed class CardTableTagHelper : TagHelper
{
    internal const string Mark = "data-cards";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("role", "table");
        output.Content.SetHtmlContent(new Rows(await output.GetChildContentAsync().ConfigureAwait(false)));
    }

    private sealed class Rows(IHtmlContent written) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            using var cards = new CardWriter(writer);
            written.WriteTo(cards, encoder);
        }
    }
}

/// <summary>Passes the rows of a table on and puts into their tags what cards need. Done while they are written: a helper for each cell would cost more than the rest of a page.</summary>
internal sealed class CardWriter(TextWriter to) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly List<string> _headings = [];
    private char[] _tag = new char[256];
    private int _length;
    private StringBuilder? _heading;

    /// <summary>The column the next cell stands in.</summary>
    private int _column;

    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>A tag may come in pieces: its parts wait until it is whole. Between the signs of a tag there is no other "&gt;", for values are encoded.</summary>
    public override void Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_length == 0)
            {
                var start = text.IndexOf('<');
                var words = start < 0 ? text : text[..start];
                to.Write(words);
                _heading?.Append(words);
                if (start < 0) return;
                text = text[start..];
            }
            var end = text.IndexOf('>');
            if (end >= 0 && _length == 0)
            {
                Pass(text[..end]);
                text = text[end..];
            }
            else
            {
                var part = end < 0 ? text : text[..end];
                if (_tag.Length < _length + part.Length) Array.Resize(ref _tag, 2 * (_length + part.Length));
                part.CopyTo(_tag.AsSpan(_length));
                _length += part.Length;
                if (end < 0) return;
                Pass(_tag.AsSpan(0, _length));
                text = text[end..];
                _length = 0;
            }
            to.Write('>');
            text = text[1..];
        }
    }

    /// <param name="tag">Without the sign that ends it.</param>
    private void Pass(ReadOnlySpan<char> tag)
    {
        to.Write(tag);
        var name = tag[1..];
        if (name.IndexOfAny(' ', '\n') is var blank and >= 0) name = name[..blank];
        switch (name)
        {
            case "thead" or "tbody":
                to.Write(" role=\"rowgroup\"");
                break;
            case "tr":
                to.Write(" role=\"row\"");
                _column = 0;
                break;
            case "th" when !tag.Contains("scope=\"row\"", StringComparison.Ordinal):
                to.Write(" role=\"columnheader\"");
                _heading = new StringBuilder();
                _column += Span(tag);
                break;
            case "th":
                to.Write(" role=\"rowheader\"");
                _column += Span(tag);
                break;
            case "td":
                to.Write(" role=\"cell\"");
                if (_column < _headings.Count && _headings[_column].Length > 0)
                {
                    to.Write(" data-label=\"");
                    to.Write(_headings[_column]);
                    to.Write('"');
                }
                _column += Span(tag);
                break;
            case "/th" when _heading is not null:
                // What stood between the tags is encoded already; only the quotation marks of our own pages are not.
                _headings.Add(_heading.ToString().Trim().Replace("\"", "&quot;", StringComparison.Ordinal));
                _heading = null;
                break;
        }
    }

    private static int Span(ReadOnlySpan<char> tag)
    {
        const string name = "colspan=\"";
        if (tag.IndexOf(name, StringComparison.Ordinal) is not (var at and >= 0)) return 1;
        var value = tag[(at + name.Length)..];
        return value.IndexOf('"') is var end and > 0 && int.TryParse(value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
    }
}
