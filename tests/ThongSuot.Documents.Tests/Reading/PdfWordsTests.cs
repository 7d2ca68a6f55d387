using ThongSuot.Documents.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;

namespace ThongSuot.Documents.Tests.Reading;

public class PdfWordsTests
{
    [Fact]
    public void Read_LettersDrawnFromAnotherFontAfterTheLine_GoBackToTheirPlaces() => Assert.Equal(
        ["Tỉnh", "ủy", "Hạ"],
        Words(("T", 0, 8, "Serif"), ("n", 12, 7, "Serif"), ("h", 19, 7, "Serif"), (" ", 26, 4, "Serif"), ("y", 37, 7, "Serif"), (" ", 44, 4, "Serif"), ("H", 48, 9, "Serif"), ("ỉ", 8, 4, "Other"), ("ủ", 30, 7, "Other"), ("ạ", 57, 7, "Other")));

    [Fact]
    public void Read_WordDrawnAgainInTheSameFont_IsNotInterleaved() => Assert.DoesNotContain(
        "XXãã",
        Words(("X", 0, 9, "Serif"), ("ã", 9, 7, "Serif"), ("X", 1, 9, "Serif"), ("ã", 10, 7, "Serif")));

    private static string[] Words(params (string Text, double X, double Width, string Font)[] letters) => [.. new PdfWords().Read([.. letters.Select(Made)], 100).Words.Select(w => w.Text)];

    private static Letter Made((string Text, double X, double Width, string Font) letter)
    {
        var (start, end) = (new PdfPoint(letter.X, 700), new PdfPoint(letter.X + letter.Width, 700));
        var box = new PdfRectangle(start, end);
        return new Letter(letter.Text, box, box, start, end, letter.Width, 14, new FontDetails(letter.Font, false, 400, false), TextRenderingMode.Fill, GrayColor.Black, GrayColor.Black, 14, 0);
    }
}
