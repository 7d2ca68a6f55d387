using CsCheck;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Properties;

/// <summary>What is normalised once stays as it is.</summary>
public class NormalisationTests
{
    [Fact]
    public void Paragraph_WrittenAgain_IsTheSame() => Gens.AnyText.Sample(text => Written(text) is var once && Written(once) == once, iter: 3_000);

    [Fact]
    public void Paragraph_Decomposed_IsWrittenAsComposed() => Gens.Jumble.Sample(text => Written(text.Normalize(System.Text.NormalizationForm.FormD)) == Written(text.Normalize(System.Text.NormalizationForm.FormC)), iter: 500);

    [Fact]
    public void Fold_AnyText_KeepsItsLength() => Gens.AnyText.Sample(text => Folding.Fold(text).Length == text.Length, iter: 3_000);

    [Fact]
    public void Fold_FoldedText_IsTheSame() => Gens.AnyText.Sample(text => Folding.Fold(text) is var once && Folding.Fold(once) == once, iter: 3_000);

    // Paragraphs set apart by blank lines are read as they stand. Without blank lines this cannot hold for every text: a line that begins with a
    // small letter after one that ends no sentence goes on with it.
    [Fact]
    public void ReadText_ParagraphsApart_AreStoredAsTheyStand() =>
        Gens.Paragraphs.Sample(paragraphs => DocumentReader.ReadText(string.Join("\n\n", paragraphs)).Text == string.Join('\n', paragraphs), iter: 500);

    [Fact]
    public void ReadText_StoredTextOfParagraphs_IsTheSame() =>
        Gens.Paragraphs.Sample(paragraphs => DocumentReader.ReadText(string.Join('\n', paragraphs)).Text is var once && DocumentReader.ReadText(once).Text == once, iter: 500);

    private static string Written(string text)
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.Paragraph(text);
        return writer.Finish().Text;
    }
}
