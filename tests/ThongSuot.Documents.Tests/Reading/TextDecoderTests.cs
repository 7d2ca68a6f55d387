using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Reading.Legacy;
using ThongSuot.Documents.Vietnamese;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

public class TextDecoderTests
{
    private const string Sentence = "Căn cứ Luật Giáo dục nghề nghiệp; Ủy ban nhân dân tỉnh Hải Sơn ban hành kế hoạch đào tạo nghề cho người lao động, hoàn thành trước ngày 20/01/2025.";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    public void Decode_Unicode_WithAndWithoutMark(string name, bool withMark)
    {
        Encoding encoding = name switch { "utf-8" => new UTF8Encoding(withMark), "utf-16" => new UnicodeEncoding(false, withMark), _ => new UnicodeEncoding(true, withMark) };
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Sentence)];
        Assert.Equal((Sentence, name == "utf-8" ? "utf-8" : "utf-16"), TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Decode_BrokenUtf8_StaysUtf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sentence), 0xE1, 0xBA];
        Assert.Equal((Sentence + "\uFFFD", "utf-8"), TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Decode_Windows1258_ComposesTones()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        Assert.Equal((Sentence, "windows-1258"), TextDecoder.Decode(encoding.GetBytes(ToCodePageForm(Sentence))));
    }

    [Fact]
    public void Decode_Tcvn3Bytes_AreConverted() => Assert.Equal((Sentence.Replace('Ủ', 'ủ'), "tcvn3"), TextDecoder.Decode(Encoding.Latin1.GetBytes(LegacyText.ToTcvn3(Sentence.Replace('Ủ', 'ủ')))));

    [Fact]
    public void Decode_VniBytes_AreConverted() => Assert.Equal((Sentence, "vni"), TextDecoder.Decode(Encoding.Latin1.GetBytes(LegacyText.ToVni(Sentence))));

    [Fact]
    public void Decode_Tcvn3ShownAsUtf8_IsConverted() =>
        Assert.Equal(("Số: 256 /2004/QĐ-UB về việc ban hành chương trình cải cách", "tcvn3"), TextDecoder.Decode(Encoding.UTF8.GetBytes("Sè: 256 /2004/Q§-UB vÒ viÖc ban hµnh ch\u00AD¬ng tr×nh c¶i c¸ch")));

    [Fact]
    public void Decode_VniShownAsUtf8_IsConverted() => Assert.Equal(("Số: 991/QĐ-UBND về việc phê duyệt kế hoạch", "vni"), TextDecoder.Decode(Encoding.UTF8.GetBytes("Soá: 991/QÑ-UBND veà vieäc pheâ duyeät keá hoaïch")));

    [Fact]
    public void Decode_Utf8EncodedTwice_IsMadeGood() => Assert.Equal((Sentence, "utf-8"), TextDecoder.Decode(Encoding.UTF8.GetBytes(EncodedTwice(Sentence))));

    [Theory]
    [InlineData("Le gouvernement français a approuvé le décret n° 5, à Genève; où êtes-vous, mère?")]
    [InlineData("The directive is carried out by a cascade of documents.")]
    [InlineData("Hoà bình, hoá học, thuý, cá, bà, là, và, có, thì, ý kiến.")]
    [InlineData("Kính gửi: Sở Y tế; cơ quan chủ trì là Sở Nội vụ.")]
    public void Decode_OrdinaryText_StaysAsItIs(string text) => Assert.Equal((text, "utf-8"), TextDecoder.Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Decode_Western_IsWindows1252()
    {
        const string text = "Le décret n° 5 du gouvernement français, approuvé à Genève après un débat très animé.";
        Assert.Equal((text, "windows-1252"), TextDecoder.Decode(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void Decode_RandomBytes_AreNoText()
    {
        var bytes = new byte[4096];
        new Random(7).NextBytes(bytes);
        Assert.Null(TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Convert_Tcvn3Capitals_FollowTheAsciiLettersOfWordAndLine()
    {
        Assert.Equal("CỘNG HOÀ XÃ HỘI\nBộ Nội vụ\nđồng chí TRƯỞNG ban\nUBND TỈNH", Tcvn3.Convert("CéNG HOµ X· HéI\nBé Néi vô\n®ång chÝ TR¦ëNG ban\nUBND TØNH"));
    }

    [Theory]
    [InlineData("n\u2212íc", "nước")]
    [InlineData("x\u2219 héi", "xã hội")]
    [InlineData("5 \u2212 3", "5 \u2212 3")]
    public void Convert_Tcvn3LookAlikesOfPdf_AreLettersOnlyInWords(string text, string expected) => Assert.Equal(expected, Tcvn3.Convert(text));

    [Theory]
    [InlineData(".VnTime", LegacyEncoding.Tcvn3)]
    [InlineData(".VnArialH", LegacyEncoding.Tcvn3Capitals)]
    [InlineData(".VnTimeH;Courier New", LegacyEncoding.Tcvn3Capitals)]
    [InlineData("VNI-Times", LegacyEncoding.Vni)]
    [InlineData("Times New Roman", LegacyEncoding.None)]
    [InlineData(null, LegacyEncoding.None)]
    internal void OfFont_Name_TellsTheEncoding(string? font, LegacyEncoding expected) => Assert.Equal(expected, LegacyEncodings.OfFont(font));

    [Fact]
    public void Convert_VniCapitals_AndMarksOfTheOtherCase() => Assert.Equal("QUYẾT ĐỊNH ỦY Ngày Đồng", Vni.Convert("QUYEÁT ÑÒNH UÛY Ngaøy Ñoàng"));

    [Theory]
    [InlineData("nghiêng", true)]
    [InlineData("QUYẾT", true)]
    [InlineData("giếng", true)]
    [InlineData("gì", true)]
    [InlineData("hoà", true)]
    [InlineData("hòa", true)]
    [InlineData("quốc", true)]
    [InlineData("Uỷ", true)]
    [InlineData("khuỷu", true)]
    [InlineData("cát", true)]
    [InlineData("càt", false)]
    [InlineData("soù", false)]
    [InlineData("decret", false)]
    [InlineData("Genève", false)]
    [InlineData("ắnh", false)]
    [InlineData("", false)]
    public void IsSyllable_Word_Tells(string word, bool expected) => Assert.Equal(expected, Syllables.IsSyllable(word));

    private static string EncodedTwice(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Encoding.UTF8.GetBytes(text));

    // Windows-1258 keeps â, ê, ô, ơ, ư, ă, đ whole and tones apart.
    private static string ToCodePageForm(string text)
    {
        var to = new StringBuilder();
        foreach (var c in text)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.FirstOrDefault(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323');
            to.Append(tone == '\0' ? c.ToString() : parts.Replace(tone.ToString(), "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC) + tone);
        }
        return to.ToString();
    }
}
