namespace ThongSuot.Fuzz;

/// <summary>Changes to raw bytes, whatever they mean.</summary>
internal static class ByteMutation
{
    private static readonly byte[] Extremes = [0x00, 0x01, 0x0A, 0x20, 0x7F, 0x80, 0xFE, 0xFF];

    /// <summary>One to eight changes: flipped bits, set bytes, cuts, copies, pieces of another file.</summary>
    public static byte[] Of(byte[] bytes, byte[] other, Random random)
    {
        var list = new List<byte>(bytes);
        for (var n = random.Next(1, 9); n > 0 && list.Count > 0; n--) Once(list, other, random);
        return [.. list];
    }

    /// <summary>Changes that keep the length, so that what stands behind keeps its place.</summary>
    public static void InPlace(Span<byte> bytes, Random random)
    {
        if (bytes.IsEmpty) return;
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = Extremes[random.Next(Extremes.Length)]; break;
                case 2: bytes[at] = (byte)random.Next(' ', 0x7F); break;
                default:
                    var from = random.Next(bytes.Length);
                    var length = Math.Min(random.Next(1, 64), bytes.Length - Math.Max(from, at));
                    bytes.Slice(from, length).CopyTo(bytes[at..]);
                    break;
            }
        }
    }

    private static void Once(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 4_000) : random.Next(1, 40), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 or 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: bytes[at] = Extremes[random.Next(Extremes.Length)]; break;
            case 3: bytes[at] = (byte)random.Next(256); break;
            case 4: bytes.RemoveRange(at, length); break;
            case 5: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            case 6:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 2_000), other.Length - from)));
                break;
            case 7 when random.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
            default:
                var noise = new byte[random.Next(1, 16)];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
        }
    }
}
