using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Text set on a PDF page after it was made: the number and day that signing programs of offices stamp into "Số:   /QĐ-UBND", filled-in fields,
/// typed notes, and the mark of the digital signature. It stands in annotations, not in the page.
/// </summary>
/// <param name="IsMark">True for the mark of a signature ("Ký bởi …"): of the file, not of the document.</param>
internal sealed record PdfStamp(IReadOnlyList<Letter> Letters, bool IsMark);

/// <summary>The stamps of a page.</summary>
internal sealed record PdfStamps(IReadOnlyList<PdfStamp> All);

/// <summary>Reads the stamps through PdfPig's own reading of page contents.</summary>
internal sealed class PdfStampFactory(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfStamps>(scanner, resources, filters, parser, options)
{
    private const int MostStamps = 100;
    /// <summary>A number with its symbol, or a day: longer signature text is the mark of the signature.</summary>
    private const int LongestNumber = 16;

    private static readonly NameToken Appearance = NameToken.Create("AP"), Normal = NameToken.Create("N"), State = NameToken.Create("AS"),
        Fields = NameToken.Create("FT"), Parent = NameToken.Create("Parent"), Flags = NameToken.Create("F");

    /// <summary>True when the page has annotations that may hold text.</summary>
    public static bool HasAny(Page page) => page.Dictionary.ContainsKey(NameToken.Annots);

    protected override PdfStamps ProcessPage(int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var stamps = new List<PdfStamp>();
        if (Get<ArrayToken>(dictionary, NameToken.Annots) is not { } annotations) return new PdfStamps(stamps);
        foreach (var token in annotations.Data.Take(MostStamps))
        {
            if (Resolve(token) is not DictionaryToken annotation || Shown(annotation) is not { } form || Box(Get<ArrayToken>(annotation, NameToken.Rect)) is not { } place) continue;
            var reader = new PdfFormLetters(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions);
            var letters = reader.Read(form, Box(Get<ArrayToken>(form.StreamDictionary, NameToken.Bbox)) ?? place, MatrixOf(form), place);
            var count = letters.Count(l => !string.IsNullOrWhiteSpace(l.Value));
            if (count > 0) stamps.Add(new PdfStamp(letters, count > LongestNumber && IsSignature(annotation)));
        }
        return new PdfStamps(stamps);
    }

    /// <summary>What the annotation shows, for the kinds that show text.</summary>
    private StreamToken? Shown(DictionaryToken annotation)
    {
        const int Hidden = 2, NoView = 32;
        if (Get<NameToken>(annotation, NameToken.Subtype)?.Data is not ("Widget" or "FreeText" or "Stamp")) return null;
        if (Get<NumericToken>(annotation, Flags) is { } flags && (flags.Int & (Hidden | NoView)) != 0) return null;
        if (Get<DictionaryToken>(annotation, Appearance) is not { } appearance || !appearance.TryGet(Normal, out var normal)) return null;
        return Resolve(normal) switch
        {
            StreamToken form => form,
            DictionaryToken states when Get<NameToken>(annotation, State) is { } state => Get<StreamToken>(states, state),
            _ => null,
        };
    }

    private bool IsSignature(DictionaryToken annotation)
    {
        if (Get<NameToken>(annotation, NameToken.Subtype)?.Data == "Stamp") return true;
        var kind = Get<NameToken>(annotation, Fields) ?? (Get<DictionaryToken>(annotation, Parent) is { } parent ? Get<NameToken>(parent, Fields) : null);
        return kind?.Data == "Sig";
    }

    private TransformationMatrix MatrixOf(StreamToken form)
    {
        var values = Numbers(Get<ArrayToken>(form.StreamDictionary, NameToken.Matrix));
        return values.Length == 6 ? TransformationMatrix.FromValues(values[0], values[1], values[2], values[3], values[4], values[5]) : TransformationMatrix.Identity;
    }

    private PdfRectangle? Box(ArrayToken? array) => Numbers(array) is [var left, var bottom, var right, var top]
        ? new PdfRectangle(Math.Min(left, right), Math.Min(bottom, top), Math.Max(left, right), Math.Max(bottom, top)) : null;

    private double[] Numbers(ArrayToken? array) => array is { Length: <= 6 } ? [.. array.Data.Select(Resolve).OfType<NumericToken>().Select(n => n.Data)] : [];

    private T? Get<T>(DictionaryToken dictionary, NameToken name) where T : class, IToken => dictionary.TryGet(name, out var token) ? Resolve(token) as T : null;

    private IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < 8 && token is IndirectReferenceToken reference; i++) token = PdfScanner.Get(reference.Data)?.Data;
        return token;
    }
}
