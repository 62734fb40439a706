/* How many leaves a second a plain loop over OpenSSL could hash: for each leaf its own hash and one of an inner node.
 *
 * The loop compares nothing, keeps nothing and reads nothing; a check of a journal can't be faster than it.
 *
 *   cc -O2 -o sha256_loop sha256_loop.c -lcrypto && ./sha256_loop 1000000
 */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int hash(EVP_MD_CTX *context, const EVP_MD *algorithm, const unsigned char *bytes, size_t count,
                unsigned char *result) {
    return EVP_DigestInit_ex2(context, algorithm, NULL) == 1 && EVP_DigestUpdate(context, bytes, count) == 1 &&
           EVP_DigestFinal_ex(context, result, NULL) == 1;
}

int main(int argc, char **argv) {
    long count = argc == 2 ? atol(argv[1]) : 0;
    EVP_MD *algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char leaf[257] = {0}, node[65] = {1};
    if (count < 1 || algorithm == NULL || context == NULL) return 2;
    clock_t start = clock();
    for (long number = 0; number < count; number++) {
        if (!hash(context, algorithm, leaf, sizeof leaf, node + 1)) return 1;
        if (!hash(context, algorithm, node, sizeof node, node + 33)) return 1;
    }
    printf("leaves %.0f\n", (double)count * CLOCKS_PER_SEC / (double)(clock() - start));
    return 0;
}
