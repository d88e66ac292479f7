/* The standard normal distribution. Private to the room. */
#pragma once

/* Its 0.975 quantile: the half-width of a two-sided interval at 95 %, in standard errors. */
#define NORMAL_Z 1.959963984540054

/* The chance to lie at least z away from 0 on either side, z >= 0; and the z of a chance, 0 < p
 * <= 1. */
double normal_beyond(double z);
double normal_distance(double p);
