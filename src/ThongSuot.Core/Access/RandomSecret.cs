using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Core.Access;

/// <summary>Secrets nobody has to remember: 256 random bits, of which a plain hash is enough to keep.</summary>
internal static class RandomSecret
{
    /// <summary>So that a token left in some file is recognised as ours.</summary>
    public const string TokenMark = "ts_";

    public const int PrefixLength = 10;

    /// <summary>In small letters and digits: addresses are made small, and a secret in one must come through.</summary>
    public static string New(string mark = "") => mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
