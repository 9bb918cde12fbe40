package org.gasthaus.core;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/**
 * A session whose calls end in time. Each runs in a thread of its own, because libvirt cannot be told to stop waiting; who waits can stop, when the
 * time is over, the monitor is cancelled or the thread interrupted. A proxy and not a class with each call in it, so that it covers the groups of
 * calls that a session hands out too.
 */
final class TimeLimits implements InvocationHandler {
	/** What never asks the host. */
	private static final Set<String> AT_ONCE = Set.of("close", "uri", "access", "isAlive");
	/** So many calls of one session may be given up and still be under way; no further one is begun then. */
	private static final int MOST_GIVEN_UP = 8;
	private static final long LOOK_AT_MONITOR_MILLIS = 50;
	private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
		Thread thread = new Thread(task, "call of a host");
		thread.setDaemon(true);
		return thread;
	});

	private final Object target;
	private final HypervisorSession session;
	private final CallLimits limits;
	private final AtomicInteger givenUp;
	/** Whether the calls belong to one operation, whose monitor ends them. */
	private final boolean operation;
	private final IProgressMonitor operationMonitor;

	private TimeLimits(Object target, TimeLimits of, boolean operation, IProgressMonitor operationMonitor) {
		this.target = target;
		this.session = of.session;
		this.limits = of.limits;
		this.givenUp = of.givenUp;
		this.operation = operation;
		this.operationMonitor = operationMonitor;
	}

	private TimeLimits(Object target, HypervisorSession session, CallLimits limits, AtomicInteger givenUp) {
		this.operation = false;
		this.operationMonitor = null;
		this.target = target;
		this.session = session;
		this.limits = limits;
		this.givenUp = givenUp;
	}

	/** The session with limits; it is closed with the session that this gives back. */
	static HypervisorSession around(HypervisorSession session, CallLimits limits) {
		return (HypervisorSession) proxy(HypervisorSession.class, new TimeLimits(session, session, limits, new AtomicInteger()));
	}

	/** The same session for one operation: every call of it ends when the monitor is cancelled, and none has the limit of a question. */
	static HypervisorSession during(HypervisorSession limited, IProgressMonitor monitor) {
		TimeLimits all = (TimeLimits) Proxy.getInvocationHandler(limited);
		return (HypervisorSession) proxy(HypervisorSession.class, new TimeLimits(all.target, all, true, monitor));
	}

	private static Object proxy(Class<?> type, TimeLimits limits) {
		return Proxy.newProxyInstance(HypervisorSession.class.getClassLoader(), new Class<?>[] { type }, limits);
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
			return proxy == arguments[0];
		}
		if (method.getDeclaringClass() == Object.class || AT_ONCE.contains(method.getName())) {
			return direct(method, arguments);
		}
		if (isGroup(method)) {
			Object group = direct(method, arguments);
			return group == null ? null : proxy(method.getReturnType(), new TimeLimits(group, this, operation, operationMonitor));
		}
		return limited(method, arguments);
	}

	/** Whether it hands out further calls and asks nothing itself. */
	private static boolean isGroup(Method method) {
		Class<?> type = method.getReturnType();
		return method.getParameterCount() == 0 && type.isInterface() && type != Subscription.class
				&& type.getPackage() == HypervisorSession.class.getPackage();
	}

	private Object direct(Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	private Object limited(Method method, Object[] arguments) throws Throwable {
		if (givenUp.get() >= MOST_GIVEN_UP) {
			throw new HypervisorException(Code.TIMEOUT, NLS.bind(Messages.TimeLimits_full, new Object[] { method.getName(), session.uri(), givenUp }));
		}
		IProgressMonitor own = monitor(arguments);
		IProgressMonitor monitor = own == null ? operationMonitor : own;
		Duration limit = limit(method);
		AtomicBoolean over = new AtomicBoolean();
		Future<Object> call = THREADS.submit(() -> {
			try {
				return method.invoke(target, arguments);
			} finally {
				if (!over.compareAndSet(false, true)) {
					givenUp.decrementAndGet();
				}
			}
		});
		long end = limit.isZero() ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
		while (true) {
			try {
				return call.get(Math.min(monitor == null ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(LOOK_AT_MONITOR_MILLIS),
						end == Long.MAX_VALUE ? Long.MAX_VALUE : end - System.nanoTime()), TimeUnit.NANOSECONDS);
			} catch (ExecutionException e) {
				throw e.getCause() instanceof InvocationTargetException ? e.getCause().getCause() : e.getCause();
			} catch (InterruptedException e) {
				giveUp(over);
				Thread.currentThread().interrupt();
				throw new OperationCanceledException();
			} catch (TimeoutException e) {
				if (monitor != null && monitor.isCanceled()) {
					giveUp(over);
					throw new OperationCanceledException();
				}
				if (end != Long.MAX_VALUE && System.nanoTime() >= end) {
					giveUp(over);
					Object[] what = { method.getName(), session.uri(), seconds(limit) };
					throw new NoAnswerException(session.uri(), false, NLS.bind(Messages.TimeLimits_over, what), NLS.bind(Messages.TimeLimits_reason, what),
							Messages.TimeLimits_next);
				}
			}
		}
	}

	private void giveUp(AtomicBoolean over) {
		if (over.compareAndSet(false, true)) {
			givenUp.incrementAndGet();
		}
	}

	static String seconds(Duration limit) {
		return limit.toMillis() % 1000 == 0 ? Long.toString(limit.toSeconds()) : Double.toString(limit.toMillis() / 1000.0);
	}

	private static IProgressMonitor monitor(Object[] arguments) {
		for (Object argument : arguments == null ? new Object[0] : arguments) {
			if (argument instanceof IProgressMonitor) {
				return (IProgressMonitor) argument;
			}
		}
		return null;
	}

	private static boolean takesMonitor(Method method) {
		return List.of(method.getParameterTypes()).contains(IProgressMonitor.class);
	}

	/** What takes a monitor and gives no list changes something. */
	private Duration limit(Method method) {
		if (method.getReturnType() == List.class) {
			return limits.list();
		}
		return operation || takesMonitor(method) ? limits.change() : limits.read();
	}
}
