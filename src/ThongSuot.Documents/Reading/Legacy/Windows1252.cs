using System.Text;

namespace ThongSuot.Documents.Reading.Legacy;

/// <summary>Code pages of Windows that .NET does not register by itself.</summary>
internal static class Windows1252
{
    private static readonly Encoding CodePage = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;
    private static readonly Encoding Vietnamese = CodePagesEncodingProvider.Instance.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;

    public static string Text(ReadOnlySpan<byte> bytes) => CodePage.GetString(bytes);

    /// <summary>Windows-1258 in composed form: the code page keeps tones apart from letters.</summary>
    public static string VietnameseText(ReadOnlySpan<byte> bytes) => Vietnamese.GetString(bytes).Normalize(NormalizationForm.FormC);

    /// <exception cref="EncoderFallbackException">A character is not in the code page.</exception>
    public static byte[] Bytes(string text) => CodePage.GetBytes(text);
}
