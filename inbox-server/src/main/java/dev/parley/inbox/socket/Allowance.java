package dev.parley.inbox.socket;

/** So many at once, then so many a second. */
public final class Allowance {
    private final int most;
    private final double perNano;
    private double left;
    private long asked = System.nanoTime();

    /** Full at first. */
    public Allowance(int most, int perSecond) {
        this.most = most;
        this.perNano = perSecond / 1e9;
        this.left = most;
    }

    /** Takes one if there is one. */
    public synchronized boolean tryTake() {
        long now = System.nanoTime();
        left = Math.min(most, left + (now - asked) * perNano);
        asked = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
