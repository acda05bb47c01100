package dev.parley.inbox.conversation;

/** Names of files that come from outside. */
public final class FileNames {
    private FileNames() {}

    /** Safe to show, to store and to save under; never empty. */
    public static String of(String given) {
        return FileName.clean(given);
    }

    /** What files of a media type end in, such as ".jpg"; empty where nobody would expect anything. */
    public static String extension(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/gif" -> ".gif";
            case "image/webp" -> ".webp";
            case "video/mp4" -> ".mp4";
            case "audio/mpeg" -> ".mp3";
            case "audio/ogg" -> ".ogg";
            case "audio/mp4" -> ".m4a";
            case "application/pdf" -> ".pdf";
            case "text/plain" -> ".txt";
            default -> "";
        };
    }
}
