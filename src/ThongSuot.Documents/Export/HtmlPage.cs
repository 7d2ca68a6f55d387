using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ThongSuot.Documents.Export;

/// <summary>Writes HTML: markup as given, text always encoded, words for people in both languages of the switch.</summary>
internal sealed class HtmlPage(TextWriter to)
{
    // Vietnamese letters stay as they are: escaped, a page grows by a quarter.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup; never with text of a document.</summary>
    public HtmlPage Raw(string markup)
    {
        to.Write(markup);
        return this;
    }

    public HtmlPage Text(string? text)
    {
        if (text is not null) Encoder.Encode(to, text);
        return this;
    }

    public HtmlPage Text(string text, TextSpan span)
    {
        if (!span.IsEmpty) Encoder.Encode(to, text, span.Start, span.Length);
        return this;
    }

    public HtmlPage Words(string vietnamese, string english)
    {
        Raw("<span class=\"vi\">").Text(vietnamese).Raw("</span><span class=\"en\" lang=\"en\">").Text(english);
        return Raw("</span>");
    }

    /// <summary>The word of wording.tsv for a key.</summary>
    public HtmlPage Word(string key) => Words(Wording.Of(key), Wording.Of(key, english: true));
}
