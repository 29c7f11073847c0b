package org.havn.placement.engine;

/// What a rest of capacities is worth at most, read from prices: `level` and the price of all that is left. It holds
/// for
/// every rest, whatever the prices, and is exact at the rest whose optimal prices they are.
///
/// @param level what families would still gain at these prices
/// @param price by locality, then dimension; never negative
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record WorthCut(double level, double[] price) {

    public double at(double[] left) {
        double worth = level;
        for (int cell = 0; cell < price.length; cell++) {
            if (price[cell] > 0) {
                worth += price[cell] * left[cell];
            }
        }
        return worth;
    }

    /// What a pair takes away of that.
    double charge(Model model, int family, int pair) {
        double charge = 0;
        int row = model.row(family, pair);
        int cell = model.locality(pair) * model.dims;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            charge += price[cell + model.useDim(u)] * model.useAmount(u);
        }
        return charge;
    }
}
