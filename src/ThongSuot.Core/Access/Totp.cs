using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ThongSuot.Core.Access;

/// <summary>One-time codes by time (RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds), as every authenticator application makes them.</summary>
public static class Totp
{
    private const int StepSeconds = 30, Digits = 6, Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Steps by which a telephone's clock may be wrong, either way.</summary>
    private const int Drift = 1;

    public static long StepAt(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / (StepSeconds * TimeSpan.TicksPerSecond);

    /// <summary>The code of a step.</summary>
    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238; authenticator applications know no other, and collisions do not matter to it.
        HMACSHA1.HashData(Decode(key), counter, hash);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (value % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step the code belongs to, near now; null when it is none.</summary>
    internal static long? Match(string key, string code, DateTime now)
    {
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit)) return null;
        var step = StepAt(now);
        for (var s = step - Drift; s <= step + Drift; s++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(CodeAt(key, s)))) return s;
        return null;
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var letter in key.TrimEnd('='))
        {
            bits = bits << 5 | Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            held += 5;
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
            bits &= (1 << held) - 1;
        }
        return [.. bytes];
    }
}
