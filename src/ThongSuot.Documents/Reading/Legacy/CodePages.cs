using System.Text;

namespace ThongSuot.Documents.Reading.Legacy;

/// <summary>Code pages of Windows that .NET does not register by itself.</summary>
internal static class CodePages
{
    private static readonly Encoding Windows1252 = Get(1252);
    private static readonly Encoding Windows1258 = Get(1258);

    /// <summary>Windows-1252.</summary>
    public static string Western(ReadOnlySpan<byte> bytes) => Windows1252.GetString(bytes);

    /// <summary>Windows-1252.</summary>
    /// <exception cref="EncoderFallbackException">A character is not in the code page.</exception>
    public static byte[] Western(string text) => Windows1252.GetBytes(text);

    /// <summary>Windows-1258 in composed form: the code page keeps tones apart from letters.</summary>
    public static string Vietnamese(ReadOnlySpan<byte> bytes) => Windows1258.GetString(bytes).Normalize(NormalizationForm.FormC);

    private static Encoding Get(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;
}
