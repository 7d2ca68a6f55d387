using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ThongSuot.Documents.Reading;

/// <summary>The letters a form of a PDF shows, where they come to stand on the page. Lines and pictures are passed over.</summary>
internal sealed class PdfFormLetters(int pageNumber, IResourceStore resources, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters,
    CropBox cropBox, UserSpaceUnit unit, PageRotationDegrees rotation, in TransformationMatrix initialMatrix, ParsingOptions options)
    : BaseStreamProcessor<IReadOnlyList<Letter>>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
{
    private const int MostLetters = 10_000;
    private readonly List<Letter> _letters = [];

    /// <summary>Sets the form's box into its place on the page (ISO 32000-1, 12.5.5) and reads it.</summary>
    public IReadOnlyList<Letter> Read(StreamToken form, PdfRectangle box, in TransformationMatrix matrix, PdfRectangle place)
    {
        var set = matrix.Transform(box);
        double left = Math.Min(set.BottomLeft.X, set.TopRight.X), bottom = Math.Min(set.BottomLeft.Y, set.TopRight.Y);
        double width = Math.Abs(set.TopRight.X - set.BottomLeft.X), height = Math.Abs(set.TopRight.Y - set.BottomLeft.Y);
        var (across, up) = (width > 0 ? place.Width / width : 1, height > 0 ? place.Height / height : 1);
        PushState();
        ModifyCurrentTransformationMatrix(TransformationMatrix.FromValues(across, 0, 0, up, place.Left - left * across, place.Bottom - bottom * up));
        ProcessFormXObject(form, NameToken.Create("Stamp"));
        PopState();
        return _letters;
    }

    public override IReadOnlyList<Letter> Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations) => _letters;

    public override void RenderGlyph(IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
        in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        if (_letters.Count >= MostLetters) return;
        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var end = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
        var top = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 1))));
        var size = Math.Sqrt(Math.Pow(top.X - start.X, 2) + Math.Pow(top.Y - start.Y, 2));
        var place = new PdfRectangle(start, end);
        _letters.Add(new Letter(unicode, place, place, start, end, characterBoundingBox.Width, fontSize, font.Details, currentState.FontState.TextRenderingMode, currentState.CurrentStrokingColor!, currentState.CurrentNonStrokingColor!, size, TextSequence));
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) { }
    public override void BeginSubpath() { }
    public override PdfPoint? CloseSubpath() => null;
    public override void StrokePath(bool close) { }
    public override void FillPath(FillingRule fillingRule, bool close) { }
    public override void FillStrokePath(FillingRule fillingRule, bool close) { }
    public override void MoveTo(double x, double y) { }
    public override void BezierCurveTo(double x2, double y2, double x3, double y3) { }
    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) { }
    public override void LineTo(double x, double y) { }
    public override void Rectangle(double x, double y, double width, double height) { }
    public override void EndPath() { }
    public override void ClosePath() { }
    public override void ModifyClippingIntersect(FillingRule clippingRule) { }
    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }
    protected override void RenderInlineImage(InlineImage inlineImage) { }
    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties) { }
    public override void EndMarkedContent() { }
    public override void PaintShading(NameToken shadingName) { }
}
