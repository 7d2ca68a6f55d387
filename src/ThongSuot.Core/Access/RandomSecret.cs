using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Core.Access;

/// <summary>Secrets nobody has to remember: 256 random bits, of which a plain hash is enough to keep.</summary>
internal static class RandomSecret
{
    /// <summary>So that a token left in some file is recognised as ours.</summary>
    public const string TokenMark = "ts_";

    public const int PrefixLength = 10;

    public static string New(string mark = "") => mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
